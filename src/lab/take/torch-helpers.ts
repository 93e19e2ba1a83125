/**
 * Functions of the script, for ops whose slope PyTorch's own function does not have. `x - x.detach()` is zero, and its
 * slope is 1: what it is multiplied by is the slope of the whole.
 */
export const helpers = {
  left_maximum: `def left_maximum(a, b):
    """The larger of two. Where they tie, the left one has the whole gradient, as in TensorFlow."""
    return torch.where((b > a) | torch.isnan(b), b, a)
`,
  left_minimum: `def left_minimum(a, b):
    """The smaller of two. Where they tie, the left one has the whole gradient, as in TensorFlow."""
    return torch.where((b < a) | torch.isnan(b), b, a)
`,
  sigmoid_cross_entropy: `def sigmoid_cross_entropy(label, logit):
    """softplus(logit) - label * logit. In float64, so that a slope near 0 is not rounded to it."""
    y, z = label.detach().double(), logit.detach().double()
    loss = (1 - y) * F.softplus(z) + y * F.softplus(-z)
    slope = (1 - y) * torch.sigmoid(z) - y * torch.sigmoid(-z)
    by_logit = (logit - logit.detach()) * slope.float()
    return loss.float() + by_logit - (label - label.detach()) * logit.detach()
`,
  softmax_cross_entropy: `def softmax_cross_entropy(labels, logits):
    """-sum(labels * log softmax(logits)). Its slope is softmax - labels: exactly 0 where they are equal."""
    loss = -(labels * torch.log_softmax(logits, dim=-1).detach()).sum(dim=-1)
    slope = torch.softmax(logits, dim=-1) * labels.sum(dim=-1, keepdim=True) - labels
    return loss + ((logits - logits.detach()) * slope.detach()).sum(dim=-1)
`,
  binary_cross_entropy: `def binary_cross_entropy(label, chance):
    """F.binary_cross_entropy for operands that broadcast, and for chances that are NaN."""
    y, p = label.detach(), chance.detach()
    log_p, log_q = torch.log(p).clamp(min=-100.0), torch.log(1 - p).clamp(min=-100.0)
    slope = (p - y) / (p * (1 - p)).clamp(min=1e-12)
    loss = -(y * log_p + (1 - y) * log_q)
    return loss + (label - y) * (log_q - log_p) + (chance - p) * slope
`,
  step: `def step(x):
    """1 above zero, else 0; NaN where x is."""
    return torch.where(torch.isnan(x), x, (x > 0).float())
`,
  Gated: `class Gated(torch.autograd.Function):
    """A value whose slope by each operand is a gate. PyTorch's own gates hide 0 times infinity, which is NaN."""

    @staticmethod
    def forward(ctx, value, *operands_and_gates):
        ctx.operands, ctx.gates = operands_and_gates[0::2], operands_and_gates[1::2]
        return value.clone()

    @staticmethod
    def backward(ctx, gradient):
        flows = [None]
        for operand, gate in zip(ctx.operands, ctx.gates):
            flows += [(gradient * gate).sum_to_size(operand.shape), None]
        return tuple(flows)
`,
} as const;

export type HelperName = keyof typeof helpers;
