namespace Flowtriq.Core.Tests.Packets;

/// <summary>The recorded captures beside the repository; tests skip where they are not there.</summary>
internal static class RealCaptures
{
    /// <summary>Paths of all capture files.</summary>
    public static IReadOnlyList<string> All()
    {
        var folder = Folder();
        if (folder is null)
            Assert.Skip("no captures");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.pcap*", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        ];
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("FLOWTRIQ_CAPTURES") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : null;

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "Flowtriq.slnx")))
                continue;
            var captures = Path.Combine(at.FullName, "..", "shared", "captures");
            return Directory.Exists(captures) ? captures : null;
        }

        return null;
    }
}
