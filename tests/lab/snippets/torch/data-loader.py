import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.arange(10.0).unsqueeze(1)
y = 2 * x + 1
loader = DataLoader(TensorDataset(x, y), batch_size=4, shuffle=True)
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
print(len(loader))
for epoch in range(2):
    for inputs, targets in loader:
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(model(inputs), targets)
        loss.backward()
        optimizer.step()
        print(epoch, inputs.squeeze(1), loss.item())
print(model.weight, model.bias, torch.rand(1))
