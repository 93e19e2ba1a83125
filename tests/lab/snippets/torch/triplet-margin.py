import torch
import torch.nn as nn

torch.manual_seed(5)
embed = nn.Embedding(6, 3)
anchor, positive, negative = torch.tensor([0, 1]), torch.tensor([2, 3]), torch.tensor([4, 5])
criterion = nn.TripletMarginLoss(margin=1.0)
loss = criterion(embed(anchor), embed(positive), embed(negative))
loss.backward()
print(embed)
print(loss)
print(embed.weight.grad)
ranking = nn.MarginRankingLoss(margin=0.5)
x = torch.tensor([0.3, -0.2, 1.0], requires_grad=True)
y = torch.tensor([0.1, 0.4, 0.9], requires_grad=True)
out = ranking(x, y, torch.tensor([1.0, -1.0, 1.0]))
out.backward()
print(out, x.grad, y.grad)
print(criterion, ranking)
