# find_thief.py, from "Who Stole My Gradients?". MIT License, copyright (c) 2026 The Who Stole My Gradients? authors.
"""Find the operation that stops the gradient of a PyTorch model (needs torch >= 1.13, nothing else).

    with torch.autograd.set_detect_anomaly(True):     # optional: tells the line of every operation
        loss = loss_of(model, batch)
    print(find_thief(loss, model))                    # before loss.backward()

A *thief* is an operation at which a gradient arrives that is not zero, and which passes exactly zero on. Parameters
behind it that receive nothing by any other way are *starved*. A starved parameter *waits* if the other factor of such a
product receives a gradient: a step later that factor is not zero any more (LoRA starts so on purpose). If neither one
receives one, no step will change that. Told apart from zero: *not reached* (no path to the loss: detached, no_grad,
unused), *cancelled* (gradients arrive, their sum is exactly zero), NaN, infinity. One backward pass is run; it leaves
.grad, requires_grad, hooks, random state and the graph as they were; your own hooks run, as in any pass.
"""
import contextlib, gc, math, os, re  # noqa: E401
from types import SimpleNamespace

import torch


class Report(SimpleNamespace):
    """Findings (op, where, arriving, zeros, starved, start_zero): `thieves`, `waiting`, `nan_from`. Parameters' names:
    `moving`, `starved`, `waits`, `cancelled`, `nan`, `not_reached`, `frozen`. Numbers: `losses`, `operations`."""

    def __str__(self):
        lines = [f"Loss {', '.join(f'{x:.7g}' for x in self.losses)}. Operations: {self.operations}. "
                 f"Thieves: {len(self.thieves) or 'none'}."]
        for title, found in [("Thief", f) for f in self.thieves] + [("For one step only", f) for f in self.waiting]:
            zeros = ", ".join(found.zeros) or "nothing; it is flat there, or the product underflowed"
            lines += ["", f"{title}: {found.op}{found.where}", f"  {found.arriving:.4g} arrives, exactly 0 leaves.",
                      f"  All zero in it: {zeros}.", f"  Starved behind it: {', '.join(found.starved)}."]
            lines += [f"  Of these, zero themselves: {', '.join(found.start_zero)}."] if found.start_zero else []
        lines += [line for f in self.nan_from for line in ("", f"NaN or infinity comes from: {f.op}{f.where}")] + [""]
        told = {"Receive a gradient": self.moving, "Starved, and no step will change it": self.starved,
                "Wait: another factor moves first": self.waits, "Cancelled: the sum is exactly 0": self.cancelled,
                "NaN or infinite": self.nan, "Not reached from the loss": self.not_reached, "Frozen": self.frozen}
        return "\n".join(lines + [f"{title}: {', '.join(names)}." for title, names in told.items() if names])


def find_thief(loss, module=None, parameters=None):
    """`loss`: a scalar tensor, or several (their sum is judged). `module`, or `parameters` (a dict, or tensors), give
    names, and tell which parameters were not reached. Returns a Report: print it, or use its fields."""
    losses = [loss] if isinstance(loss, torch.Tensor) else list(loss)
    for one in losses:
        if one.grad_fn is None:
            raise ValueError("The loss does not require a gradient: nothing between it and a parameter was recorded. "
                             "Was it made under torch.no_grad(), detached, or rebuilt from .item()?")
        if one.numel() != 1:
            raise ValueError(f"The loss has shape {tuple(one.shape)}; make it one number first: loss.mean()")
    named = dict(parameters if isinstance(parameters, dict) else enumerate(parameters or ()))
    named.update(module.named_parameters() if module is not None else ())
    known, order = {id(p): str(name) for name, p in named.items()}, _walk([one.grad_fn for one in losses])
    rank = {key: i for i, key in enumerate(known, -len(known))}  # unknown leaves come last
    leaves = sorted((n for n in order if hasattr(n, "variable")), key=lambda n: rank.get(id(n.variable), 0))
    names = [known.get(id(n.variable), f"leaf of shape {tuple(n.variable.shape)}") for n in leaves]
    flows = _backward(losses, order, leaves)

    bits = {leaf: 1 << i for i, leaf in enumerate(leaves)}  # a set of leaves is a number: fast on large graphs
    some, zero, nan = (sum(bits[n] for n in leaves if _state(flows[n][1]) == s) for s in ("some", "zero", "nan"))
    null = sum(bits[n] for n in leaves if not n.variable.detach().any())
    behind, moved, fed, shut, broken, patient, cancelled, lost = {}, {}, set(), [], [], 0, 0, {}
    for node in order:  # leaves first: all is known of the nodes that this one hands its gradients to
        passed, arriving = flows.get(node, ((), None))
        edges = [(i, to, _state(size)) for i, ((to, _), size) in enumerate(zip(node.next_functions, passed)) if to]
        behind[node], moved[node] = bits.get(node, 0), bits.get(node, 0) & some
        for i, to, state in edges:
            behind[node] |= behind[to] if state != "none" else 0
            moved[node] |= moved[to] if state == "some" else 0
            fed |= {to} if state == "some" else set()
            if state == "zero" and _state(arriving) == "some" and behind[to] & zero:
                opens = any({i, j} == _factors(node) and s == "some" and moved[other] for j, other, s in edges)
                patient |= behind[to] & zero if opens else 0
                shut.append((node, opens, behind[to] & zero))
        broken += [node] if _state(arriving) == "some" and any(state == "nan" for _, _, state in edges) else []
    for node in fed:  # gradients came in, and their sum is zero
        cancelled |= behind[node] & zero & ~patient if _state(flows[node][1]) == "zero" else 0
    for node, opens, them in reversed(shut):  # from the loss down; the shut edges of one operation together
        if opens or them & ~patient:
            lost[opens, node] = lost.get((opens, node), 0) | (them if opens else them & ~patient)

    tell = lambda them: [name for i, name in enumerate(names) if them >> i & 1]  # noqa: E731
    found = [(opens, _finding(node, flows[node][1], tell(x), tell(x & null))) for (opens, node), x in lost.items()]
    reached = {id(n.variable) for n in leaves if flows[n][1] is not None}
    return Report(
        losses=[one.item() for one in losses], operations=len(order) - len(leaves),
        thieves=[f for opens, f in found if not opens], waiting=[f for opens, f in found if opens],
        nan_from=[_finding(node, flows[node][1]) for node in reversed(broken)], moving=tell(some), nan=tell(nan),
        starved=tell(zero & ~patient & ~cancelled), waits=tell(patient), cancelled=tell(cancelled),
        not_reached=[str(name) for name, p in named.items() if p.requires_grad and id(p) not in reached],
        frozen=[str(name) for name, p in named.items() if not p.requires_grad])


def _walk(roots):  # every node once, after all that it passes gradients to; no recursion, for graphs are deep
    order, seen, stack = [], set(), [(root, False) for root in roots]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack += [(node, True)] + [(to, False) for to, _ in node.next_functions if to is not None]
    return order


def _backward(losses, order, leaves):
    """Of each node, the sizes of the gradients it passed on and of what arrived, by a pass that leaves no trace."""
    flows, cuda = {}, range(torch.cuda.device_count() if torch.cuda.is_initialized() else 0)
    kept = [(t, t.grad) for t in gc.get_objects() if issubclass(type(t), torch.Tensor) and t.retains_grad]
    handles = [node.register_hook(lambda passed, arrived, node=node: flows.update(
        {node: ([_size([g]) for g in passed], _size(arrived))})) for node in order if not hasattr(node, "variable")]
    try:
        with torch.random.fork_rng(cuda), torch.autograd.set_detect_anomaly(False):
            grads = torch.autograd.grad(losses, [n.variable for n in leaves], retain_graph=True, allow_unused=True)
    finally:
        for handle in handles:
            handle.remove()
        for tensor, grad in kept:
            tensor.grad = grad
    return {**flows, **{leaf: ((), _size([grad])) for leaf, grad in zip(leaves, grads)}}


def _size(gradients):  # the largest absolute value in them all, NaN above all; None: there is no gradient
    values = [g.coalesce().values() if g.is_sparse else g for g in gradients if g is not None and g.numel()]
    sizes = [v.detach().abs().max().item() if v.numel() else 0.0 for v in values]
    return max(sizes, key=lambda size: math.inf if size != size else size, default=None)


def _state(size):
    return "none" if size is None else "zero" if size == 0 else "some" if math.isfinite(size) else "nan"


def _factors(node):  # which inputs of an operation are multiplied by each other; those of addmm are bias, x, W
    three, two = "(?i)b?add[bcmr]", "(?i)mul|b?mm|mv|dot|div|.*(conv|linear|norm)"
    return {1, 2} if re.match(three, node.name()) else {0, 1} if re.match(two, node.name()) else set()


def _finding(node, arriving, starved=(), start_zero=()):
    zeros, where = [], ""
    for name in (name for name in dir(node) if name.startswith("_saved_")):
        with contextlib.suppress(RuntimeError):  # it was changed in place since
            saved = getattr(node, name)
            if isinstance(saved, torch.Tensor) and saved.is_floating_point() and not saved.any():
                zeros.append(name[len("_saved_"):])
    for frame in node.metadata.get("traceback_", []):  # anomaly mode was on; of your own lines the innermost comes last
        place = re.match(r'\s*File "(.+)", line (\d+), in .*\n\s*(.*)', frame)
        if place and not place[1].startswith(os.path.dirname(torch.__file__)):
            where = f", {os.path.basename(place[1])} line {place[2]}: {place[3]}"
    op = re.sub(r"backward\d*$", "", node.name().lower())
    return SimpleNamespace(op=op, where=where, arriving=arriving, zeros=zeros, starved=starved, start_zero=start_zero)
