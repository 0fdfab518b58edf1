using Flowtriq.Scenarios.Architecture;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>The corpus of real captures beside the repository, when it is there.</summary>
internal static class SharedCaptures
{
    public static string? Folder { get; } = Find();

    public static string Required
    {
        get
        {
            if (Folder is null)
                Assert.Skip("no captures");
            return Folder!;
        }
    }

    public static string Attack(string name) => Path.Combine(Required, "attack", name);

    public static string[] Benign() =>
        [.. Directory.EnumerateFiles(Path.Combine(Required, "benign")).Order(StringComparer.Ordinal)];

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("FLOWTRIQ_CAPTURES");
        var folder = string.IsNullOrEmpty(named) ? Repository.PathTo("..", "shared", "captures") : named;
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}
