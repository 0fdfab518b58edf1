using Flowtriq.Agent;
using Flowtriq.Agent.Commands;

var parsed = CommandTree.Build().Parse(args);
if (parsed.Errors.Count == 0)
    return parsed.Invoke();

// A mistyped command line is an input that cannot be used, as a mistyped configuration is.
foreach (var error in parsed.Errors)
    Console.Error.WriteLine(error.Message);
Console.Error.WriteLine("ftagent --help tells more");
return ExitCode.Refused;
