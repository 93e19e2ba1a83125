declare module '@micropython/micropython-webassembly-pyscript/micropython.mjs' {
  export interface MicroPython {
    /** Runs source in the module `__main__`. @throws an Error whose message is Python's traceback */
    runPython(source: string): unknown;
    registerJsModule(name: string, module: object): void;
    readonly FS: {
      mkdir(path: string): void;
      writeFile(path: string, text: string): void;
    };
  }

  export function loadMicroPython(options: {
    /** Where the WebAssembly lies. */
    readonly url: string;
    /** Bytes of Python's heap. */
    readonly heapsize: number;
    /** Whether output comes by the line. */
    readonly linebuffer: boolean;
    readonly stdout: (line: string) => void;
    readonly stderr: (line: string) => void;
  }): Promise<MicroPython>;
}
