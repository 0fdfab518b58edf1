using System.CommandLine;

var root = new RootCommand("Flowtriq's lab: POPs in network namespaces, for the demonstration and the tests.");
return await root.Parse(args).InvokeAsync();
