import copy
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(7)
q = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 2))
target = copy.deepcopy(q)
target.load_state_dict(q.state_dict())
target.eval()
opt = torch.optim.Adam(q.parameters(), lr=1e-2)
s, s2 = torch.randn(5, 3), torch.randn(5, 3)
a = torch.tensor([0, 1, 1, 0, 1]); r = torch.ones(5); done = torch.zeros(5)
for _ in range(3):
    qsa = q(s).gather(1, a.unsqueeze(1)).squeeze(1)
    with torch.no_grad():
        y = r + 0.99 * (1 - done) * target(s2).max(1)[0]
    loss = F.smooth_l1_loss(qsa, y)
    opt.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(q.parameters(), 1.0)
    opt.step()
    print(round(loss.item(), 5))
