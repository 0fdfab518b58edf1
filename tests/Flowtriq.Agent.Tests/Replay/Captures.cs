namespace Flowtriq.Agent.Tests.Replay;

/// <summary>Finds the captures that lie beside the repository; tests without them are skipped.</summary>
internal static class Captures
{
    internal static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("FLOWTRIQ_CAPTURES") ?? Beside();
        Assert.SkipWhen(folder is null || !Directory.Exists(folder), "no captures");
        return folder!;
    }

    private static string? Beside()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Flowtriq.slnx")))
                return Path.Combine(at.FullName, "../shared/captures");
        }

        return null;
    }
}
