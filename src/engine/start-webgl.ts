import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/canvas_util';
import '@tensorflow/tfjs-backend-webgl/dist/flags_webgl';
import { GPGPUContext } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_context';
import { use } from './cpu.ts';
import { chapterWebGL } from './kernels/webgl/chapter.ts';
import * as tf from './tfjs.ts';
import { WebGLUnavailable, type WebGL } from './webgl.ts';

/**
 * Starts tfjs's WebGL backend on an OffscreenCanvas of our own: tfjs would refuse one in Safari, and a software
 * renderer anywhere.
 * @throws WebGLUnavailable when there is no WebGL 2, or when it cannot render float32: a float16 backend turns values
 * near 1e-8 into exact zeros, and this site is about exact zeros.
 */
export function startWebGL(): WebGL {
  if (typeof OffscreenCanvas === 'undefined') throw new WebGLUnavailable('absent');
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false });
  if (!gl) throw new WebGLUnavailable('absent');
  if (!gl.getExtension('EXT_color_buffer_float')) throw new WebGLUnavailable('noFloat32');

  let lost = false;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    lost = true;
  });

  setWebGLContext(2, gl);
  tf.env().set('WEBGL_VERSION', 2);
  // Without these, tfjs would quietly compute small tensors on the CPU, or in half precision.
  tf.env().set('WEBGL_CPU_FORWARD', false);
  tf.env().set('WEBGL_FORCE_F16_TEXTURES', false);
  // Four values a texel pay off where much is computed; elsewhere, packing and unpacking would double the shader calls.
  for (const kind of ['PACK_BINARY_OPERATIONS', 'PACK_UNARY_OPERATIONS', 'PACK_ARRAY_OPERATIONS', 'LAZILY_UNPACK'])
    tf.env().set(`WEBGL_${kind}`, false);
  if (!tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) throw new WebGLUnavailable('noFloat32');

  const backend = new MathBackendWebGL(new GPGPUContext(gl));
  // Kernels outlive a backend that was stopped.
  chapterWebGL.filter(({ kernelName }) => !tf.getKernel(kernelName, 'webgl')).forEach(tf.registerKernel);
  tf.registerBackend('webgl', () => backend);

  const webgl: WebGL = {
    isLost: () => lost || gl.isContextLost(),
    async compile(run) {
      tf.env().set('ENGINE_COMPILE_ONLY', true);
      try {
        use('webgl');
        run();
      } finally {
        tf.env().set('ENGINE_COMPILE_ONLY', false);
        use('cpu');
      }
      await backend.checkCompileCompletionAsync();
      backend.getUniformLocations();
    },
    loseContext: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
    stop: () => tf.removeBackend('webgl'),
  };
  if (!keepsSmallNumbers()) {
    webgl.stop();
    throw new WebGLUnavailable('noFloat32');
  }
  return webgl;
}

/** What the extension promises is checked: a value of 1e-8 and the last bit of 1 + 2⁻²³ must survive a product. */
function keepsSmallNumbers(): boolean {
  use('webgl');
  const probes = Float32Array.of(1e-8, 1 + 2 ** -23, 1e-30);
  const kept = tf.tidy(() => tf.mul(tf.tensor(probes), tf.tensor(Float32Array.of(1, 1, 1))).dataSync<'float32'>());
  use('cpu');
  return probes.every((probe, i) => probe === kept[i]);
}
