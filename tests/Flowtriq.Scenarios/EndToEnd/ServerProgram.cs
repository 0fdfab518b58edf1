using Flowtriq.Scenarios.Architecture;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>Where the server's build lies: the same configuration as these tests.</summary>
internal static class ServerProgram
{
    public static string Path { get; } =
        Repository.PathTo("src", "Flowtriq.Server", "bin", Configuration, "net10.0", "flowtriq.dll");

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
}
