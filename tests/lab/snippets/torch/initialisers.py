import torch
import torch.nn as nn

torch.manual_seed(12)
w = torch.empty(3, 5)
for f in (
    nn.init.uniform_,
    nn.init.normal_,
    nn.init.xavier_uniform_,
    nn.init.xavier_normal_,
    nn.init.kaiming_uniform_,
    nn.init.kaiming_normal_,
    nn.init.zeros_,
    nn.init.ones_,
    nn.init.eye_,
    nn.init.orthogonal_,
    nn.init.trunc_normal_,
):
    print(f(w))
big = nn.Linear(4, 5)
nn.init.kaiming_normal_(big.weight, mode="fan_out", nonlinearity="relu")
nn.init.constant_(big.bias, 0.1)
print(big.weight, big.bias)
print(nn.init.calculate_gain("tanh"), nn.init.xavier_uniform_(big.weight.data, gain=2.0))
big.weight.data.zero_()
big.bias.data = torch.ones(5)
print(big.weight, big.bias)
with torch.no_grad():
    big.weight[0] = 3.0
    big.weight[:, 1].fill_(2.0)
    big.bias -= 0.5
print(big.weight, big.bias)
