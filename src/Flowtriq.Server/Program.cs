using Flowtriq.Server;

return await CommandLine.Create().Parse(args).InvokeAsync();
