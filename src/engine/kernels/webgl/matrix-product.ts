import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { batchMatMulImpl } from '@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul_impl';
import { productOf, type Transposes } from '../matrix-product.ts';
import type { KernelConfig, Tensor } from '../../tfjs.ts';

/** Products with more multiplications than this take longer to compute than to call. */
const LARGE = 100_000;

/**
 * The product of matrices. tfjs's own shader holds four values a texel, which is five times faster on large matrices;
 * small ones are multiplied as they are, for packing them and unpacking the result would take three calls more.
 */
export const matMulConfig: KernelConfig = {
  kernelName: 'BatchMatMul',
  backendName: 'webgl',
  kernelFunc: ({ inputs: { a, b }, attrs, backend }) => {
    const transposes = attrs as unknown as Transposes;
    const { transposeA, transposeB } = transposes;
    const webgl = backend as MathBackendWebGL;
    const { batch, rows, inner, columns, shape } = productOf(a!.shape, b!.shape, transposes);
    if (batch * rows * inner * columns > LARGE)
      return batchMatMulImpl({ a: a as Tensor, b: b as Tensor, transposeA, transposeB, backend: webgl });
    const program = {
      variableNames: ['A', 'B'],
      outputShape: [batch, rows, columns],
      userCode: `
        void main() {
          ivec3 at = getOutputCoords();
          float sum = 0.0;
          for (int k = 0; k < ${inner}; k++)
            sum += getA(at.x, ${transposeA ? 'k, at.y' : 'at.y, k'}) * getB(at.x, ${transposeB ? 'at.z, k' : 'k, at.z'});
          setOutput(sum);
        }`,
    };
    const stacks = [
      { ...a!, shape: [batch, ...a!.shape.slice(-2)] },
      { ...b!, shape: [batch, ...b!.shape.slice(-2)] },
    ];
    const result = webgl.runWebGLProgram(program, stacks, 'float32');
    return { ...result, shape: [...shape] };
  },
};
