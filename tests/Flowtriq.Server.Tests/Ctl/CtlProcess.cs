using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Ctl;

/// <summary>The client as people start it.</summary>
internal static class CtlProcess
{
    /// <summary>Runs it and returns what it ended with and said.</summary>
    /// <param name="environment">Variables; all of the test's own that begin with FLOWTRIQ_ are left out.</param>
    /// <param name="arguments">What follows "ctl".</param>
    internal static Task<(int Code, string Output, string Errors)> RunAsync(
        Dictionary<string, string> environment,
        params string[] arguments
    ) => ServerProcess.RunAsync(environment, ["ctl", .. arguments]);
}
