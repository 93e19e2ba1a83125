import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { productOf, type Transposes } from './kernels-product.ts';
import type { KernelConfig } from './tfjs.ts';

/**
 * The product of matrices in one shader. tfjs's own takes and gives four values a texel, and for matrices of this size
 * packing them and unpacking the result costs more calls than the product itself.
 */
export const matMulConfig: KernelConfig = {
  kernelName: 'BatchMatMul',
  backendName: 'webgl',
  kernelFunc: ({ inputs: { a, b }, attrs, backend }) => {
    const transposes = attrs as unknown as Transposes;
    const { transposeA, transposeB } = transposes;
    const { batch, rows, inner, columns, shape } = productOf(a!.shape, b!.shape, transposes);
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
    const result = (backend as MathBackendWebGL).runWebGLProgram(program, stacks, 'float32');
    return { ...result, shape: [...shape] };
  },
};
