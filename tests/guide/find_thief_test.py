"""find_thief.py on real PyTorch. Plain unittest: python3 tests/guide/find_thief_test.py"""
import math
import os
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True  # public/ is served as it lies
sys.path.insert(0, os.path.join(ROOT, "public"))

import torch  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from find_thief import find_thief  # noqa: E402


def zeros(*shape):
    return nn.Parameter(torch.zeros(*shape))


def random(*shape):
    return nn.Parameter(torch.randn(*shape))


class Pair(nn.Module):
    """The pair model as found; with `free` the bias is random."""

    def __init__(self, free=False):
        super().__init__()
        self.a, self.b, self.W = zeros(1, 8), zeros(1, 8), nn.Parameter(torch.rand(8, 4))
        self.B = random(1, 4) if free else zeros(1, 4)

    def forward(self):
        vec_a = self.a @ self.W + self.B
        vec_b = self.b @ self.W + self.B
        cos = vec_a * vec_b
        return F.binary_cross_entropy_with_logits(cos.sum(1), torch.zeros(1))


class Triplet(nn.Module):
    def __init__(self, **start):
        super().__init__()
        for name in "abc":
            setattr(self, name, start.get(name, zeros(1, 8)))
        self.W, self.B = nn.Parameter(torch.rand(8, 4)), start.get("B", zeros(1, 4))

    def forward(self):
        vec_a, vec_b, vec_c = (x @ self.W + self.B for x in (self.a, self.b, self.c))
        dist_rp, dist_rn = (vec_a - vec_b).pow(2), torch.square(vec_a - vec_c)
        return torch.clamp(0.314 + dist_rp - dist_rn, min=0).mean()


class Lora(nn.Module):
    def __init__(self, A, B):
        super().__init__()
        self.frozen = nn.Linear(6, 4).requires_grad_(False)
        self.A, self.B = A, B

    def forward(self):
        x = torch.randn(5, 6)
        return (self.frozen(x) + x @ self.A @ self.B).square().mean()


def perceptron():
    return nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 1))


def loss_of(model):
    return F.mse_loss(model(torch.randn(16, 6)), torch.randn(16, 1))


def ops(findings):
    return [finding.op for finding in findings]


def step(model, loss, rate=0.1):
    """One step of SGD by hand."""
    model.zero_grad(set_to_none=True)
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            if p.grad is not None:
                p -= rate * p.grad


class Thieves(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)

    def test_the_pair_model_as_found_is_robbed_by_its_product(self):
        model = Pair()
        with torch.autograd.set_detect_anomaly(True):
            loss = model()
        report = find_thief(loss, model)
        (thief,) = report.thieves
        self.assertEqual((thief.op, thief.arriving, sorted(thief.zeros)), ("mul", 0.5, ["other", "self"]))
        self.assertEqual(thief.starved, ["a", "b", "W", "B"])
        self.assertEqual(thief.start_zero, ["a", "b", "B"])
        self.assertRegex(thief.where, r"find_thief_test.py line \d+: cos = vec_a \* vec_b$")
        self.assertEqual((report.starved, report.moving, report.waits), (["a", "b", "W", "B"], [], []))
        self.assertAlmostEqual(report.losses[0], math.log(2), places=6)
        for words in ("Thieves: 1.", "Thief: mul, find_thief_test.py line", "0.5 arrives, exactly 0 leaves"):
            self.assertIn(words, str(report))

    def test_without_anomaly_mode_the_line_is_left_out(self):
        (thief,) = find_thief(Pair()()).thieves
        self.assertEqual(thief.where, "")
        self.assertIn("leaf of shape (8, 4)", thief.starved)

    def test_with_a_random_bias_only_W_waits_and_moves_a_step_later(self):
        model = Pair(free=True)
        report = find_thief(model(), model)
        self.assertEqual((report.thieves, report.moving, report.waits), ([], ["a", "b", "B"], ["W"]))
        step(model, model())
        self.assertEqual(find_thief(model(), model).waits, [])

    def test_the_triplet_is_robbed_by_both_squares(self):
        for model in (Triplet(), Triplet(B=random(1, 4))):
            report = find_thief(model(), model)
            self.assertEqual(ops(report.thieves), ["pow", "pow"])
            self.assertEqual([thief.arriving for thief in report.thieves], [0.25, 0.25])
            self.assertEqual([thief.zeros for thief in report.thieves], [["self"], ["self"]])
            self.assertEqual(report.starved, ["a", "b", "c", "W", "B"])
            self.assertAlmostEqual(report.losses[0], 0.314, places=6)

    def test_one_random_embedding_frees_the_triplet_and_cancels_its_bias(self):
        model = Triplet(a=random(1, 8))
        report = find_thief(model(), model)
        self.assertEqual((report.thieves, report.starved), ([], []))
        self.assertEqual((report.moving, report.waits, report.cancelled), (["b", "c"], ["W"], ["a", "B"]))
        step(model, model())
        report = find_thief(model(), model)
        self.assertEqual((report.moving, report.cancelled), (["a", "b", "c", "W"], ["B"]))

    def test_LoRA_with_both_factors_zero_never_trains(self):
        model = Lora(zeros(6, 2), zeros(2, 4))
        report = find_thief(model(), model)
        self.assertEqual((ops(report.thieves), report.thieves[0].starved), (["mm"], ["A", "B"]))
        self.assertEqual((report.starved, report.moving), (["A", "B"], []))
        self.assertEqual(report.frozen, ["frozen.weight", "frozen.bias"])

    def test_LoRA_with_one_factor_zero_only_waits(self):
        for A, B, moving, waits in ((random(6, 2), zeros(2, 4), "B", "A"), (zeros(6, 2), random(2, 4), "A", "B")):
            model = Lora(A, B)
            report = find_thief(model(), model)
            self.assertEqual((report.thieves, report.starved), ([], []))
            self.assertEqual((report.moving, report.waits, ops(report.waiting)), ([moving], [waits], ["mm"]))
            step(model, model())
            self.assertEqual(find_thief(model(), model).moving, ["A", "B"])

    def test_a_zero_gate_and_a_zero_convolution_only_wait(self):
        gate, body, zero_conv = zeros(1), nn.Linear(4, 4), nn.Conv2d(2, 2, 1)
        x = torch.randn(3, 4)
        report = find_thief((x + gate * torch.tanh(body(x)) - 1).square().mean(), body, {"gate": gate})
        self.assertEqual((report.thieves, report.moving, report.waits), ([], ["gate"], ["weight", "bias"]))
        nn.init.zeros_(zero_conv.weight), nn.init.zeros_(zero_conv.bias)
        first = nn.Conv2d(1, 2, 3)
        report = find_thief((zero_conv(first(torch.randn(1, 1, 6, 6))) - 1).square().mean(),
                            nn.ModuleDict({"first": first, "zero": zero_conv}))
        self.assertEqual((report.thieves, report.waits), ([], ["first.weight", "first.bias"]))

    def test_a_dead_ReLU_starves_the_weights_on_both_its_sides(self):
        model = perceptron()
        with torch.no_grad():
            model[0].bias.fill_(-100)
        report = find_thief(loss_of(model), model)
        self.assertEqual(ops(report.thieves), ["addmm", "relu"])
        self.assertEqual([thief.zeros for thief in report.thieves], [["mat1"], ["result"]])
        self.assertEqual([thief.starved for thief in report.thieves], [["2.weight"], ["0.weight", "0.bias"]])
        self.assertEqual((report.moving, report.waits), (["2.bias"], []))

    def test_a_network_started_at_zero_is_robbed_layer_by_layer(self):
        model = perceptron()
        for p in model.parameters():
            nn.init.zeros_(p)
        report = find_thief(loss_of(model), model)
        self.assertEqual(report.starved, ["0.weight", "0.bias", "2.weight"])
        self.assertEqual(report.moving, ["2.bias"])

    def test_two_thieves_are_both_named(self):
        model = nn.ModuleDict({"pair": Pair(), "triplet": Triplet()})
        report = find_thief(model["pair"]() + model["triplet"](), model)
        self.assertEqual(sorted(ops(report.thieves)), ["mul", "pow", "pow"])
        self.assertEqual(len(report.starved), 9)

    def test_saturation_is_a_thief_without_a_zero_operand(self):
        w = nn.Parameter(torch.full((3,), 100.0))
        report = find_thief(torch.tanh(w).sum(), parameters=[w])
        self.assertEqual((ops(report.thieves), report.thieves[0].zeros, report.starved), (["tanh"], [], ["0"]))
        self.assertIn("flat there", str(report))

    def test_underflow_is_a_thief_without_a_zero_operand(self):
        w, x = nn.Parameter(torch.full((3,), 1e-30)), torch.full((3,), 1e-30)
        report = find_thief((w * x * 1e-30).sum(), parameters={"w": w})
        self.assertEqual((ops(report.thieves), report.starved), (["mul"], ["w"]))


class NotThieves(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)

    def test_a_healthy_model_has_no_thief(self):
        model = nn.Sequential(nn.Embedding(9, 6), nn.LSTM(6, 5, batch_first=True))
        head = nn.Sequential(nn.LayerNorm(5), nn.Linear(5, 7), nn.ReLU(), nn.Dropout(0.5), nn.Linear(7, 2))
        both = nn.ModuleList([model, head])
        loss = F.cross_entropy(head(model(torch.randint(0, 9, (16, 3)))[0][:, -1]), torch.randint(0, 2, (16,)))
        report = find_thief(loss, both)
        self.assertEqual((report.thieves, report.waiting, report.starved, report.not_reached), ([], [], [], []))
        self.assertEqual(report.moving, [name for name, _ in both.named_parameters()])
        self.assertIn("Thieves: none.", str(report))

    def test_a_detached_tensor_leaves_its_parameters_not_reached(self):
        first, second = nn.Linear(6, 4), nn.Linear(4, 1)
        report = find_thief(second(first(torch.randn(3, 6)).detach()).sum(), nn.Sequential(first, second))
        self.assertEqual((report.thieves, report.not_reached), ([], ["0.weight", "0.bias"]))
        self.assertEqual(report.moving, ["1.weight", "1.bias"])

    def test_a_part_under_no_grad_is_not_reached(self):
        first, second = nn.Linear(6, 4), nn.Linear(4, 1)
        with torch.no_grad():
            hidden = first(torch.randn(3, 6))
        self.assertEqual(find_thief(second(hidden).sum(), nn.Sequential(first, second)).not_reached, ["0.weight", "0.bias"])

    def test_an_unused_parameter_is_not_reached_rather_than_zero(self):
        model = nn.ModuleDict({"used": perceptron(), "spare": nn.Linear(2, 2)})
        report = find_thief(loss_of(model["used"]), model)
        self.assertEqual((report.not_reached, report.starved), (["spare.weight", "spare.bias"], []))
        self.assertIn("Not reached from the loss: spare.weight, spare.bias.", str(report))

    def test_a_function_that_passes_nothing_on_cuts_rather_than_steals(self):
        class Cut(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x * 2

            @staticmethod
            def backward(ctx, gradient):
                return None

        model = nn.Linear(3, 1)
        report = find_thief(Cut.apply(model(torch.randn(2, 3))).sum(), model)
        self.assertEqual((report.thieves, report.not_reached), ([], ["weight", "bias"]))

    def test_NaN_is_named_with_the_operation_it_comes_from(self):
        model = Pair()
        root = ((model.a @ model.W - model.b @ model.W) ** 2).sum().sqrt()
        report = find_thief(root, model)
        self.assertEqual((ops(report.nan_from), report.thieves), (["sqrt"], []))
        self.assertEqual((report.nan, report.starved, report.not_reached), (["a", "b", "W"], [], ["B"]))

    def test_anomaly_mode_left_on_does_not_turn_NaN_into_an_error(self):
        w = zeros(3)
        with torch.autograd.set_detect_anomaly(True):
            report = find_thief((w / w).sum(), parameters=[w])
            self.assertTrue(torch.is_anomaly_enabled())
        self.assertEqual(ops(report.nan_from), ["div"])

    def test_shared_weights_starve_only_if_every_way_is_shut(self):
        shared = nn.Linear(4, 4)
        x, nothing = torch.randn(2, 4), torch.zeros(2, 4)
        report = find_thief((shared(x) * nothing).sum() + shared(x).sum(), shared)
        self.assertEqual((report.thieves, report.moving), ([], ["weight", "bias"]))
        report = find_thief((shared(x) * nothing).sum() + (shared(x) * nothing).sum(), shared)
        self.assertEqual((ops(report.thieves), report.starved), (["mul", "mul"], ["weight", "bias"]))

    def test_several_losses_are_judged_together_or_one_by_one(self):
        model = Pair()
        robbed, fine = model(), model.B.sum() + model.a.sum()
        together = find_thief([robbed, fine], model)
        self.assertEqual((together.starved, together.moving), (["b", "W"], ["a", "B"]))
        self.assertEqual(len(together.losses), 2)
        self.assertEqual(find_thief(robbed, model).starved, ["a", "b", "W", "B"])
        self.assertEqual(find_thief(fine, model).thieves, [])

    def test_operations_with_several_outputs_and_doubled_operands(self):
        w = random(4, 6)
        top, bottom = w.chunk(2)
        report = find_thief((top * top).sum() + (bottom * 0).sum() + torch.stack(w.unbind()).sum(), parameters={"w": w})
        self.assertEqual((report.moving, report.thieves), (["w"], []))

    def test_sparse_gradients_of_an_embedding_are_measured(self):
        table = nn.Embedding(10, 3, sparse=True)
        self.assertEqual(find_thief(table(torch.tensor([1, 1, 4])).sum(), table).moving, ["weight"])
        lost = nn.Embedding(10, 3, padding_idx=0)
        self.assertEqual(ops(find_thief(lost(torch.tensor([0])).sum(), lost).thieves), ["embedding"])

    def test_half_precision_is_measured(self):
        w = nn.Parameter(torch.full((3,), 1e-7, dtype=torch.float16))
        self.assertEqual(find_thief((w * 1.0).sum(), parameters=[w]).moving, ["0"])

    @unittest.skipUnless(torch.cuda.is_available(), "no CUDA here")
    def test_models_on_a_GPU(self):
        model = Lora(zeros(6, 2), zeros(2, 4)).cuda()
        x = torch.randn(5, 6, device="cuda")
        self.assertEqual(find_thief((x @ model.A @ model.B - 1).square().mean(), model).starved, ["A", "B"])

    def test_a_graph_of_a_hundred_thousand_operations_is_walked(self):
        # Deeper than Python recurses; not one single chain, which torch 2.13 itself cannot free once it was looked at.
        w, total = random(1), 0
        for _ in range(25):
            x = w
            for _ in range(2_000):
                x = x * 1.0 + 0.0
            total = total + x
        report = find_thief(total.sum(), parameters=[w])
        self.assertGreater(report.operations, 100_000)
        self.assertEqual(report.moving, ["0"])


class Refusals(unittest.TestCase):
    def test_a_loss_without_a_graph_is_refused_with_the_likely_reasons(self):
        for loss in (torch.tensor(1.0), Pair()().detach(), torch.tensor(Pair()().item())):
            with self.assertRaisesRegex(ValueError, "no_grad.*detached.*item"):
                find_thief(loss)

    def test_a_loss_of_many_numbers_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"shape \(3,\).*loss.mean"):
            find_thief(random(3) * 2)

    def test_a_loss_whose_backward_has_run_is_refused(self):
        model = Pair()
        loss = model()
        loss.backward()
        with self.assertRaisesRegex(RuntimeError, "second time"):
            find_thief(loss, model)


class NothingChanges(unittest.TestCase):
    def test_everything_is_as_before_and_backward_still_gives_the_same(self):
        torch.manual_seed(0)
        model = nn.Sequential(nn.Linear(6, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.5), nn.Linear(8, 1))
        model[0].bias.requires_grad_(False)
        model[4].eval()
        x, y = torch.randn(16, 6), torch.randn(16, 1)
        calls = []
        model[0].weight.register_hook(lambda gradient: calls.append("mine"))
        F.mse_loss(model(x), y).backward()
        torch.manual_seed(1)
        hidden = model[:3](x)
        hidden.retain_grad()
        loss = F.mse_loss(model[3:](hidden), y)

        def snapshot():
            return ([(name, value.clone()) for name, value in model.state_dict().items()],
                    [(name, p.requires_grad, p.grad is None or p.grad.clone()) for name, p in model.named_parameters()],
                    [(name, m.training, len(m._backward_hooks), len(m._forward_hooks)) for name, m in model.named_modules()],
                    torch.get_rng_state(), hidden.grad, loss.item(), torch.is_grad_enabled(), torch.is_anomaly_enabled())

        same = torch.equal
        before = snapshot()
        grads = [p.grad for p in model.parameters()]
        report = find_thief(loss, model)
        after = snapshot()
        for (name, old), (_, new) in zip(before[0], after[0]):
            self.assertTrue(same(old, new), name)
        for (name, asks, old), (_, still, new) in zip(before[1], after[1]):
            self.assertEqual(asks, still)
            self.assertTrue(old is new is True or same(old, new), name)
        self.assertTrue(all(p.grad is g for p, g in zip(model.parameters(), grads)), "the very same tensors")
        self.assertTrue(same(before[3], after[3]), "random state")
        self.assertEqual(before[2], after[2])
        self.assertEqual(before[4:], after[4:])
        self.assertEqual(report.frozen, ["0.bias"])

        model.zero_grad(set_to_none=True)
        loss.backward()
        first = [p.grad for p in model.parameters()]
        torch.manual_seed(1)
        for p in model.parameters():
            p.grad = None
        again = model[:3](x)
        F.mse_loss(model[3:](again), y).backward()
        for old, p in zip(first, model.parameters()):
            self.assertTrue(old is p.grad is None or same(old, p.grad))
        self.assertIsNotNone(hidden.grad)

    def test_no_hook_stays_on_the_graph(self):
        model = Pair(free=True)
        loss = model()
        report = find_thief(loss, model)
        count = len(report.moving)
        loss.backward(retain_graph=True)
        self.assertEqual(len(report.moving), count)
        grads = [p.grad.clone() for p in model.parameters()]
        find_thief(loss, model)
        find_thief(loss, model)
        self.assertTrue(all(torch.equal(p.grad, g) for p, g in zip(model.parameters(), grads)))


class TheFile(unittest.TestCase):
    def test_it_is_shorter_than_150_lines_and_imports_nothing_but_torch(self):
        with open(os.path.join(ROOT, "public", "find_thief.py"), encoding="utf-8") as file:
            lines = file.read().splitlines()
        self.assertLess(len(lines), 150)
        self.assertLessEqual(max(map(len, lines)), 120)
        self.assertIn("MIT License", lines[0])
        standard = {"contextlib", "gc", "math", "os", "re", "types"}
        for line in lines:
            if line.startswith(("import ", "from ")):
                names = line.split("#")[0].replace("import ", "").replace("from ", "").replace(" SimpleNamespace", "")
                self.assertLessEqual({name.strip() for name in names.split(",")}, standard | {"torch"})


if __name__ == "__main__":
    unittest.main()
