using System.Globalization;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Namespaces;

/// <summary>Removes what labs left behind whose process no longer lives; a living lab's namespaces are never touched.</summary>
internal static class StaleLabs
{
    public const string Prefix = "fq";

    public static async Task RemoveAsync()
    {
        var list = await Command.RequireAsync("ip", ["netns", "list"]);
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = line.Split(' ')[0];
            if (Owner(name) is { } owner && !Directory.Exists($"/proc/{owner}"))
                await Command.RunAsync("ip", ["netns", "delete", name]);
        }
    }

    private static int? Owner(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return
            name.StartsWith(Prefix, StringComparison.Ordinal)
            && dash > Prefix.Length
            && int.TryParse(name[Prefix.Length..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
    }
}
