using Notebooks;

// Ahead of the command line's own machinery, which every notebook's process would otherwise have to load.
return args is [Worker.Verb, ..]
    ? await Worker.RunAsync(args, () => throw new NotSupportedException("This build has no script engine."))
    : await CommandLine.InvokeAsync(args);
