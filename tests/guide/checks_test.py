"""Every check of the field guide for PyTorch, taken from its texts and run, and what the texts say of it. Plain unittest."""
import contextlib
import glob
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



def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


TEXTS = {os.path.basename(path)[:-len(".mdx")]: read(path)
         for path in glob.glob(os.path.join(ROOT, "content", "en", "culprits", "*.mdx"))}
TEXT = "\n".join([read("content", "en", "10-field-guide.mdx"), *TEXTS.values()])
CHECKS = {name: code for name, language, code in re.findall(
    r'<Check [^>]*?name="([^"]+)"[^>]*>\s*```(\w+)\n(.*?)```', TEXT, re.S) if language == "python"}
NOT_RUN_HERE = {"tensorflow-states"}
ran = set()


def say(name, **scene):
    """What a check prints in a scene: its lines."""
    ran.add(name)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(CHECKS[name], {"torch": torch, "math": math, **scene})
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
        first, second = say("number", loss=self.model.loss(), margin=0.5, K=10, batch_size=64)
        loss, two, margin = map(float, first.split())
        self.assertAlmostEqual(loss, two, places=7)
        self.assertEqual((margin, second), (0.5, f"{math.log(10)} {math.log(64)}"))

    def test_distances(self):
        same, other = torch.ones(2, 3), torch.tensor([[1.0, 1, 1], [1, 1, 4]])
        self.assertEqual(say("distances", anchor=same, positive=same, negative=other), ["0.0 3.0"])

    def test_gradients(self):
        found = ["a 0.0", "b 0.0", "W 0.0", "B 0.0", "spare None"]
        self.assertEqual(say("gradients", **self.scene()), [f"{step} {line}" for step in range(3) for line in found])

    def test_states(self):
        loss = self.model.loss()
        expected = ["a 0.0", "b 0.0", "W 0.0", "B 0.0", "spare not reached"]
        self.assertEqual(say("pytorch-states", model=self.model, loss=loss), expected)

    def test_operation_unused_and_waits(self):
        self.assertIn("Thief: mul", say("operation", **self.scene()))
        self.model.loss().backward()
        self.assertEqual(say("unused", model=self.model), ["['spare']"])
        self.assertEqual(say("waits", **self.scene()), [f"{step} ['a', 'b', 'W', 'B']" for step in range(3)])
        with torch.no_grad():
            self.model.B.normal_()
        self.assertEqual(say("waits", **self.scene()), ["0 ['W']", "1 []", "2 []"])

    def test_the_three_lines_of_use(self):
        printed = "\n".join(say("use", model=self.model, batch=None, loss_of=lambda model, batch: model.loss()))
        self.assertIn("Thieves: 1.", printed)
        self.assertIn("Not reached from the loss: spare.", printed)
        self.assertEqual(len(CHECKS["use"].splitlines()), 4)

    def test_update_optimizer_and_rate(self):
        optimizer = torch.optim.SGD([self.model.a, self.model.W], lr=0.0)
        scene = {"model": self.model, "optimizer": optimizer}
        self.assertEqual(say("update", **scene), ["[0.0]", "['b', 'B', 'spare']"])
        self.assertEqual(say("optimizer", **scene), ["['b', 'B', 'spare']"])
        self.assertEqual(say("rate", **scene), ["[0.0]"])

    def test_shapes_and_broadcast(self):
        scene = {"logits": torch.zeros(4), "labels": torch.zeros(4, 1)}
        self.assertEqual(say("shapes", **scene), ["torch.Size([4]) torch.Size([4, 1]) 0.0 0.0"])
        self.assertEqual(say("broadcast", **scene), ["torch.Size([4]) torch.Size([4, 1]) torch.Size([4, 4])"])
        with self.assertRaises(ValueError):
            F.binary_cross_entropy_with_logits(**{"input": scene["logits"], "target": scene["labels"]})
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
        self.assertEqual(say("collapse", loss=torch.tensor(0.5), vectors=torch.ones(4, 3)), ["0.5 0.0"])
        self.assertEqual(say("zero-norm", vectors=torch.tensor([[3.0, 4], [0, 0]])), ["0.5"])
        self.assertEqual(say("soft-margin", near=torch.ones(3), far=torch.ones(3)), ["0.0"])
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
        (line,) = say("symmetry", model=layer)
        self.assertGreater(float(line.split()[1]), 0.5)
        nn.init.constant_(layer.weight, 0.1)
        self.assertEqual(say("symmetry", model=layer), ["weight 0.0"])

    def test_labels(self):
        (line,) = say("labels", inputs=list(range(10)), labels=torch.arange(10))
        self.assertTrue(line.startswith("[(0, 0), (1, 1)"))

    def test_equal_scores(self):
        scores = torch.zeros(16, 16)
        loss = F.cross_entropy(scores, torch.arange(16))
        first, second = say("in-batch", loss=loss, scores=scores)
        self.assertAlmostEqual(*map(float, first.split()), places=6)
        self.assertEqual(second, "0.0")
        first, second = say("ln-k", loss=F.cross_entropy(scores, torch.arange(16)), logits=scores)
        self.assertAlmostEqual(*map(float, first.split()), places=6)
        self.assertEqual(second, "0.0")
        self.assertEqual(say("ties", scores=torch.tensor([1.0, 1, 2])), ["2 different scores among 3"])
        self.assertEqual(say("double-sigmoid", logits=torch.tensor([0.25, 0.75])), ["0.25 0.75"])

    def test_bpr(self):
        tables = {"users": nn.Embedding(9, 4), "items": nn.Embedding(9, 4)}
        nn.init.zeros_(tables["users"].weight)
        self.assertEqual(say("bpr", liked=torch.ones(2), other=torch.ones(2), i=torch.tensor([1, 2]),
                             j=torch.tensor([1, 3]), **tables), ["0.0 0.5", "False True"])

    def test_dpo_and_small_start(self):
        self.model.W.requires_grad = False
        loss = self.model.loss()
        loss.backward()
        (line,) = say("dpo", model=self.model, loss=loss)
        self.assertRegex(line, r"^0\.693147\d* \['a', 'b', 'B'\]$")
        (line,) = say("small-start", model=self.model)
        self.assertEqual([name for name, deviation, gradient in eval(line)], ["a", "b", "B"])

    def scene(self):
        """What a check over three steps needs."""
        return {"model": self.model, "batch": None, "loss_of": lambda model, batch: model.loss(),
                "optimizer": torch.optim.SGD(self.model.parameters(), lr=0.5)}


class Facts(unittest.TestCase):
    """What the texts say of losses and of PyTorch, measured."""

    def setUp(self):
        torch.manual_seed(0)

    def largest(self, loss, *tensors):
        return [gradient.abs().max().item() for gradient in torch.autograd.grad(loss, tensors)]

    def zeros(self, *shape):
        return torch.zeros(*shape, requires_grad=True)

    def test_ln_2_in_three_formats(self):
        two = torch.tensor(math.log(2))
        self.assertEqual([f"{two.to(kind).item():.4f}" for kind in (torch.float32, torch.float16, torch.bfloat16)],
                         ["0.6931", "0.6934", "0.6914"])

    def test_every_number_that_a_text_types_is_one_of_these(self):
        known = [math.log(K) for K in (2, 10, 16, 64, 100, 256, 1000)]
        known += [F.softplus(torch.tensor(x)).item() for x in (-1.0, 1.0)]
        known += [torch.tensor(math.log(2)).to(kind).item() for kind in (torch.float16, torch.bfloat16)]
        known += [F.binary_cross_entropy_with_logits(torch.tensor([0.0, 1]), torch.tensor([0.0, 1])).item()]
        known += [F.cross_entropy(torch.eye(10), torch.arange(10)).item()]
        known += [chance_of_one_half(100), 0.5]
        for typed in re.findall(r"\d+\.\d{3,}", re.sub(r"```.*?```", "", TEXT, flags=re.S)):
            places = len(typed.split(".")[1])
            self.assertIn(typed, [f"{number:.{places}f}" for number in known])

    def test_exactly_one_half_by_chance(self):
        self.assertAlmostEqual(chance_of_one_half(2), 1 / 3)
        self.assertEqual([round(chance_of_one_half(10), 2), round(chance_of_one_half(100), 3)], [0.03, 0.001])

    def test_a_second_sigmoid_has_a_floor(self):
        output = torch.linspace(0, 1, 101)
        for label, floor in ((0.0, math.log(2)), (1.0, F.softplus(torch.tensor(-1.0)).item())):
            losses = F.binary_cross_entropy_with_logits(output, torch.full((101,), label), reduction="none")
            self.assertAlmostEqual(losses.min().item(), floor, places=6)

    def test_a_soft_margin_lets_the_gradient_through_where_the_distance_does(self):
        for distance, passes in ((F.pairwise_distance, True), (lambda a, b: (a - b).square().sum(1), False),
                                 (lambda a, b: (a - b).norm(dim=1), False)):
            a, b, c = (self.zeros(4, 8) for _ in range(3))
            loss = F.softplus(distance(a, b) - distance(a, c)).mean()
            self.assertAlmostEqual(loss.item(), math.log(2), places=6)
            self.assertEqual(max(self.largest(loss, a, b, c)) > 0, passes)

    def test_distances_of_the_library_at_equal_vectors(self):
        a, b, c = (self.zeros(1, 8) for _ in range(3))
        self.assertGreater(max(self.largest(nn.TripletMarginLoss(margin=0.5)(a, b, c), b, c)), 0.1)
        for distance in (torch.cdist, lambda a, b: (a - b).norm()):
            self.assertEqual(self.largest(distance(a, b).sum(), a, b), [0, 0])

    def test_normalizations_of_the_library_are_zero_at_zero_and_enormous_beside_it(self):
        for one_side in (False, True):
            a, b = self.zeros(16, 8), self.zeros(16, 8)
            if one_side:
                b = torch.randn(16, 8, requires_grad=True)
            scores = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T / 0.07
            loss = F.cross_entropy(scores, torch.arange(16))
            self.assertAlmostEqual(loss.item(), math.log(16), places=5)
            for gradients in (self.largest(loss, a, b), self.largest(F.cosine_similarity(a, b).mean(), a, b)):
                self.assertEqual(gradients[1], 0)
                self.assertEqual(gradients[0] > 1e6, one_side)
            self.assertEqual(self.largest(F.cross_entropy(F.normalize(a, dim=1) @ b.T, torch.arange(16)), a)[0] > 1e9,
                             one_side)

    def test_a_negative_that_is_the_positive_cancels(self):
        users, items, u = nn.Embedding(20, 4), nn.Embedding(20, 4), torch.arange(8)
        score = lambda i: (users(u) * items(i)).sum(1)  # noqa: E731
        report = find_thief(-F.logsigmoid(score(u) - score(u)).mean(), nn.ModuleList([users, items]))
        self.assertEqual((report.thieves, report.cancelled), ([], ["0.weight", "1.weight"]))

    def test_a_policy_that_is_its_own_reference_moves_and_its_loss_does_not(self):
        policy, x, rows = nn.Linear(6, 5), torch.randn(16, 6), torch.arange(16)
        optimizer = torch.optim.SGD(policy.parameters(), lr=1.0)
        start = policy.weight.detach().clone()
        for _ in range(5):
            gain = F.log_softmax(policy(x), 1) - F.log_softmax(policy(x), 1).detach()
            loss = -F.logsigmoid(0.1 * (gain[:, 0] - gain[:, 1])).mean()
            self.assertAlmostEqual(loss.item(), math.log(2), places=6)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        self.assertFalse(torch.equal(policy.weight, start))

    def test_nested_zeros_wait_for_three_steps(self):
        x, target, W = torch.randn(8, 5), torch.randn(8, 5), torch.randn(5, 5)
        A, B, alpha = (nn.Parameter(t) for t in (torch.randn(5, 2), torch.zeros(2, 5), torch.zeros(1)))
        optimizer, moved = torch.optim.SGD([A, B, alpha], lr=0.1), []
        for _ in range(3):
            optimizer.zero_grad()
            F.mse_loss(x + alpha * (torch.tanh(x @ W) + x @ A @ B), target).backward()
            moved.append([p.grad.any().item() for p in (alpha, B, A)])
            optimizer.step()
        self.assertEqual(moved, [[True, False, False], [True, True, False], [True, True, True]])

    def test_a_zero_that_is_frozen_is_no_delay(self):
        A, B, x = nn.Parameter(torch.randn(5, 2)), torch.zeros(2, 4), torch.randn(8, 5)
        optimizer = torch.optim.SGD([A], lr=0.1)
        for _ in range(5):
            optimizer.zero_grad()
            F.mse_loss(x @ A @ B, torch.ones(8, 4)).backward()
            self.assertFalse(A.grad.any())
            optimizer.step()

    def test_bfloat16_does_not_notice_a_small_step(self):
        one = torch.ones(1, dtype=torch.bfloat16)
        self.assertEqual((one - 1 / 600, one + 1 / 300), (one, one))
        gaps = [(torch.finfo(kind).eps, smallest) for kind, smallest in ((torch.bfloat16, 1 / 128), (torch.float16, 1 / 1024))]
        for found, said in gaps:
            self.assertEqual(found, said)


def chance_of_one_half(each):
    """With what probability random scores of so many positives and negatives give an AUC of exactly one half."""
    ways = {(0, 0): 1}  # Mann and Whitney's count: by positives and pairs in order so far, reading scores upwards
    for taken in range(2 * each):
        following = {}
        for (positives, pairs), count in ways.items():
            negatives = taken - positives
            if positives < each:
                key = positives + 1, pairs + negatives
                following[key] = following.get(key, 0) + count
            if negatives < each:
                following[positives, pairs] = following.get((positives, pairs), 0) + count
        ways = following
    return ways.get((each, each * each // 2), 0) / math.comb(2 * each, each)


class Programs(unittest.TestCase):
    """The program of each culprit, which the Lab opens: it holds the check, and prints what the page says of it."""

    def program(self, id):
        name = re.search(r"^example: (.+)$", TEXTS[id], re.M).group(1)
        return read("src", "lab", "examples", name + ".py")

    def test_each_holds_the_check_of_its_culprit(self):
        for id in TEXTS:
            squeezed = ["".join(code.split()) for code in (self.program(id), CHECKS[id])]
            self.assertIn(squeezed[1], squeezed[0], id)

    def test_each_shows_its_culprit(self):
        ln = {K: rf"{math.log(K):.5f}"[:-1].replace(".", r"\.") + r"\d+" for K in (2, 10, 16)}
        says = {
            "two-zeros": rf"{ln[2]}\n\['user.weight', 'item.weight'\]", "square": "0.5\n0.0", "root": r"0\.\d+ nan\n0.0",
            "undefined": "nan\n0.0", "zero-norm": rf"{ln[16]} [\d.]+ 0.0\n1.0", "overflow": "torch.float32 (nan|inf)",
            "dead-relu": r"[\d.]+ 0.0\n0.0", "saturation": r"[\d.]+ 0.0\n[\d.]+ 1.0", "underflow": "torch.float32, 0.0",
            "cut": "None\nFalse None", "unused": r"\['old_head.weight', 'old_head.bias'\]",
            "optimizer": r"[\d.]+ 0.0\n\['head.weight', 'head.bias'\]", "rate": r"[\d.]+ [\d.]+\n\[0.0\]",
            "symmetry": r"0.weight (0.0|\S+e-0[67])$", "broadcast": r"torch.Size\(\[32, 32\]\)",
            "labels": r"\(tensor\(5.\), 0.0\)", "waits": r"0 \['A'\]\n1 \[\]\n2 \[\]", "soft-margin": rf"{ln[2]} .* 0.0\n0.0",
            "double-sigmoid": r"0\.693\d+ 0.07\d+\n\S+ 0\.", "bpr": rf"{ln[2]} 0.0 0.0\n0.0 0.0\nFalse False",
            "dpo": rf"(?s)({ln[2]} \['lora_A', 'lora_B'\]\s*){{3}}", "in-batch": rf"0.0 0.0\n{ln[16]} .*\n0.0",
            "ln-k": rf"{ln[10]} .*\n0.0", "ties": rf"{ln[2]} 0.5\n1 different scores among 200",
            "small-start": rf"{ln[2]}\n", "collapse": r"1\.\d+\n[^$]*0\.[45]\d+ 0\.[12]"}
        self.assertEqual(set(says), set(TEXTS))
        for id, expected in says.items():
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(self.program(id), id, "exec"), {})
            self.assertRegex(printed.getvalue(), expected, id)


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
    cases = (Checks, Facts, Programs, Unseen, Completeness)
    suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, cases))
    sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
