"""Every check of the field guide for PyTorch, taken from the chapter's text and run. Plain unittest."""
import contextlib
import io
import math
import os
import re
import sys
import unittest
import warnings

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True  # public/ is served as it lies
sys.path.insert(0, os.path.join(ROOT, "public"))

import torch  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from find_thief import find_thief  # noqa: E402

with open(os.path.join(ROOT, "content", "en", "10-field-guide.mdx"), encoding="utf-8") as chapter:
    TEXT = chapter.read()
CHECKS = {name: code for name, language, code in re.findall(
    r'<Check [^>]*?name="([^"]+)"[^>]*>\s*```(\w+)\n(.*?)```', TEXT, re.S) if language == "python"}
NOT_RUN_HERE = {"tensorflow-states"}
ran = set()


def say(name, **scene):
    """What a check prints in a scene: its lines."""
    ran.add(name)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(CHECKS[name], {"torch": torch, "math": math, "find_thief": find_thief, **scene})
    return printed.getvalue().splitlines()


class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Parameter(torch.zeros(1, 8)), nn.Parameter(torch.zeros(1, 8))
        self.W, self.B = nn.Parameter(torch.rand(8, 4)), nn.Parameter(torch.zeros(1, 4))
        self.spare = nn.Parameter(torch.ones(1))

    def loss(self):
        logit = ((self.a @ self.W + self.B) * (self.b @ self.W + self.B)).sum(1)
        return F.binary_cross_entropy_with_logits(logit, torch.zeros(1))


class Checks(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.model = Pair()

    def test_number(self):
        (line,) = say("number", loss=self.model.loss(), margin=0.5, K=10)
        loss, two, margin, ten = map(float, line.split())
        self.assertAlmostEqual(loss, two, places=7)
        self.assertEqual((margin, ten), (0.5, math.log(10)))

    def test_distances(self):
        same, other = torch.ones(2, 3), torch.tensor([[1.0, 1, 1], [1, 1, 4]])
        self.assertEqual(say("distances", anchor=same, positive=same, negative=other), ["0.0 3.0"])

    def test_gradients(self):
        loss = self.model.loss()
        loss.backward()
        self.assertEqual(say("gradients", model=self.model), ["a 0.0", "b 0.0", "W 0.0", "B 0.0", "spare None"])

    def test_states(self):
        loss = self.model.loss()
        expected = ["a 0.0", "b 0.0", "W 0.0", "B 0.0", "spare not reached"]
        self.assertEqual(say("pytorch-states", model=self.model, loss=loss), expected)

    def test_operation_unused_and_waits(self):
        scene = {"model": self.model, "loss": self.model.loss()}
        self.assertIn("Thief: mul", say("operation", **scene))
        self.assertEqual(say("unused", **scene), ["['spare']"])
        with torch.no_grad():
            self.model.B.normal_()
        self.assertEqual(say("waits", model=self.model, loss=self.model.loss()), ["['W']"])

    def test_the_three_lines_of_use(self):
        printed = "\n".join(say("use", model=self.model, batch=None, loss_of=lambda model, batch: model.loss()))
        self.assertIn("Thieves: 1.", printed)
        self.assertIn("Not reached from the loss: spare.", printed)
        self.assertEqual(len(CHECKS["use"].splitlines()), 4)

    def test_update_optimizer_and_rate(self):
        optimizer = torch.optim.SGD([self.model.a, self.model.W], lr=0.0)
        scene = {"model": self.model, "optimizer": optimizer}
        self.assertEqual(say("update", **scene), ["[0.0]", "['b', 'B', 'spare']"])
        self.assertEqual(say("optimizer", **scene), ["53 40"])
        self.assertEqual(say("rate", **scene), ["[0.0]"])

    def test_shapes_and_broadcast(self):
        scene = {"logits": torch.zeros(4), "labels": torch.zeros(4, 1)}
        self.assertEqual(say("shapes", **scene), ["torch.Size([4]) torch.Size([4, 1])"])
        with self.assertRaises(AssertionError):
            say("broadcast", **scene)
        self.assertEqual(say("broadcast", logits=torch.zeros(4), labels=torch.ones(4)), [])
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            F.mse_loss(scene["logits"], scene["labels"])
        self.assertIn("broadcasting", str(warned[0].message))
        # The mean of all labels is the best answer then.
        labels, guess = torch.tensor([[0.0], [1], [2], [5]]), torch.full((4,), 2.0)
        off = [F.mse_loss(guess + d, labels).item() for d in (-0.5, 0, 0.5)]
        self.assertEqual(min(off), off[1])

    def test_two_zeros(self):
        self.assertEqual(say("two-zeros", model=self.model), ["['a', 'b', 'B']"])

    def test_square_collapse_undefined_and_root(self):
        same = torch.full((4, 3), 0.7)
        self.assertEqual(say("square", vectors=same), ["0.0"])
        self.assertEqual(say("collapse", vectors=torch.ones(4, 3)), ["0.0"])
        self.assertEqual(say("undefined", vectors=torch.tensor([[3.0, 4], [0, 0]])), ["0.0"])
        self.assertEqual(say("root", anchor=same, positive=same.clone()), ["0.0"])

    def test_at_zero_the_root_is_NaN_and_norm_is_not(self):
        d = torch.zeros(3, requires_grad=True)
        (written,) = torch.autograd.grad(d.square().sum().sqrt(), d)
        (own,) = torch.autograd.grad(d.norm(), d)
        self.assertTrue(written.isnan().all())
        self.assertEqual(own.tolist(), [0, 0, 0])

    def test_overflow_and_underflow(self):
        with torch.no_grad():
            self.model.W.fill_(math.inf)
        self.assertEqual(say("overflow", model=self.model, loss=torch.tensor(0.0)), ["torch.float32 inf"])
        model = nn.Linear(1, 1, bias=False)
        model.weight.grad = torch.full((1, 1), 0.25)
        self.assertEqual(say("underflow", model=model), ["[('weight', torch.float32, 0.25)]"])

    def test_dead_relu_and_saturation(self):
        self.assertEqual(say("dead-relu", hidden=torch.relu(torch.tensor([-1.0, 0, 2, -3]))), ["0.25"])
        self.assertEqual(say("saturation", inputs=torch.tensor([0.0, 1, 20, -20])), ["20.0 0.5"])
        for at, slope_is_zero in ((8.0, False), (9.5, True)):
            x = torch.tensor(at, requires_grad=True)
            (slope,) = torch.autograd.grad(torch.tanh(x), x)
            self.assertEqual(slope.item() == 0, slope_is_zero)

    def test_cut(self):
        self.assertEqual(say("cut", hidden=self.model.W.detach()), ["False None"])
        (line,) = say("cut", hidden=self.model.W * 2)
        self.assertRegex(line, r"^True <MulBackward0")

    def test_symmetry(self):
        layer = nn.Linear(4, 3)
        self.assertEqual(say("symmetry", model=layer), ["[]"])
        nn.init.constant_(layer.weight, 0.1)
        self.assertEqual(say("symmetry", model=layer), ["['weight']"])

    def test_labels(self):
        (line,) = say("labels", inputs=list(range(10)), labels=torch.arange(10))
        self.assertTrue(line.startswith("[(0, 0), (1, 1)"))


class Unseen(unittest.TestCase):
    """The model at the end of the guide, and what the answer says of it."""

    def train(self, change=None, steps=3):
        """Reports before the first step, then says which parameters have moved, and how far the loss came."""
        ran.add("unseen")
        scope = {"torch": torch, "nn": nn}
        exec(CHECKS["unseen"], scope)
        torch.manual_seed(0)
        user, film = torch.randint(20, (64,)), torch.randint(10, (64,))
        rating = torch.randn(20, 10)[user, film] + 3
        model = scope["Ratings"](20, 10)
        if change:
            change(model)
        self.assertTrue(torch.equal(model(user, film), model.mean.expand(64)))
        report = find_thief(F.mse_loss(model(user, film), rating), model)
        start = {name: p.detach().clone() for name, p in model.named_parameters()}
        optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
        for _ in range(steps):
            optimizer.zero_grad()
            F.mse_loss(model(user, film), rating).backward()
            optimizer.step()
        moved = [name for name, p in model.named_parameters() if not torch.equal(p, start[name])]
        mean_alone = rating.var(unbiased=False).item()
        return report, moved, F.mse_loss(model(user, film), rating).item() / mean_alone

    def test_only_its_mean_moves_and_takes_the_loss_as_far_as_a_mean_can(self):
        for change in (None, lambda model: nn.init.normal_(model.mean)):
            report, moved, loss = self.train(change, steps=400)
            self.assertEqual((moved, report.moving), (["mean"], ["mean"]))
            self.assertEqual(sorted(report.starved),
                             ["film.weight", "gate", "layer.bias", "layer.weight", "user.weight"])
            self.assertIn(["gate", "user.weight", "layer.weight", "layer.bias"],
                          [thief.starved for thief in report.thieves])
            self.assertAlmostEqual(loss, 1, delta=0.05)

    def test_its_gate_or_its_layer_alone_frees_all_of_it(self):
        changes = (lambda model: nn.init.ones_(model.gate), lambda model: nn.init.normal_(model.layer.weight))
        for change in changes:
            report, moved, _ = self.train(change)
            self.assertEqual((report.thieves, len(moved)), ([], 6))
            self.assertLess(self.train(change, steps=400)[2], 0.2)


class Completeness(unittest.TestCase):
    def test_zz_every_check_for_PyTorch_was_run(self):
        self.assertEqual(ran | NOT_RUN_HERE, set(CHECKS))


if __name__ == "__main__":
    suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, (Checks, Unseen, Completeness)))
    sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
