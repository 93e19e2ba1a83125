import torch

torch.manual_seed(0)
R = torch.tensor([[5.0, 3.0, 0.0], [4.0, 0.0, 1.0], [1.0, 1.0, 5.0]])
mask = (R > 0).float()
U = torch.zeros(3, 2, requires_grad=True)
V = torch.zeros(3, 2, requires_grad=True)
opt = torch.optim.Adam([U, V], lr=0.05)
for epoch in range(3):
    opt.zero_grad()
    loss = (((U @ V.t() - R) * mask) ** 2).sum() / mask.sum()
    loss.backward()
    opt.step()
    print(epoch, loss.item(), U.grad.abs().max().item(), V.grad.abs().max().item())
with torch.no_grad():
    U.normal_(0, 0.1)
for epoch in range(3):
    opt.zero_grad()
    loss = (((U @ V.t() - R) * mask) ** 2).sum() / mask.sum()
    loss.backward()
    opt.step()
    print(epoch, f"{loss.item():.4f}")
print(U @ V.T)
