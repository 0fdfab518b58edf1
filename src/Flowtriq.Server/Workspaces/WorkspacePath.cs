using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Workspaces;

/// <summary>Addresses of further workspaces: /w/SLUG and all below.</summary>
internal static class WorkspacePath
{
    internal const int ShortestSlug = 2;
    internal const int LongestSlug = 32;

    /// <summary>The workspace a path leads into and what remains, which starts with a slash or is empty; null for other paths.</summary>
    internal static (string Slug, string Below)? Split(string path)
    {
        if (!path.StartsWith(ServerOptions.WorkspacePaths, StringComparison.Ordinal))
            return null;
        var start = ServerOptions.WorkspacePaths.Length;
        var end = path.IndexOf('/', start);
        return end < 0 ? (path[start..], "") : (path[start..end], path[end..]);
    }

    /// <summary>a-z, 0-9 and hyphens, a letter first, no hyphen last: also good as the name of a directory and a database.</summary>
    internal static bool IsSlug(string text) =>
        text.Length is >= ShortestSlug and <= LongestSlug
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '-'
        && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
