import torch

for make in (
    lambda p: torch.optim.SGD(p, lr=0.1),
    lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.1),
    lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    lambda p: torch.optim.Adam(p, lr=0.1),
    lambda p: torch.optim.Adam(p, lr=0.1, amsgrad=True, weight_decay=0.1),
    lambda p: torch.optim.AdamW(p, lr=0.1),
    lambda p: torch.optim.RMSprop(p, lr=0.1),
    lambda p: torch.optim.RMSprop(p, lr=0.1, momentum=0.5, centered=True),
    lambda p: torch.optim.Adagrad(p, lr=0.1, lr_decay=0.1),
):
    w = torch.tensor([1.0, -2.0, 0.0], requires_grad=True)
    optimizer = make([w])
    for step in range(4):
        optimizer.zero_grad()
        loss = ((w - torch.tensor([0.5, 0.5, 0.0])) ** 2 * torch.tensor([1.0, 3.0, 1.0])).sum()
        loss.backward()
        optimizer.step()
    print(type(optimizer).__name__, w, loss.item())
a = torch.ones(1, requires_grad=True)
b = torch.ones(1, requires_grad=True)
optimizer = torch.optim.SGD([{"params": [a]}, {"params": [b], "lr": 1.0}], lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
for _ in range(2):
    optimizer.zero_grad()
    (a * a + b).sum().backward()
    optimizer.step()
    scheduler.step()
    print(a, b, scheduler.get_last_lr())
