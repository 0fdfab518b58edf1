using System.Globalization;

namespace Flowtriq.Agent.Kernel;

/// <summary>The system user that the service runs as, by passwd(5); what root writes for it must be its own.</summary>
/// <param name="User">Its number.</param>
/// <param name="Group">Its group's number.</param>
internal sealed record ServiceUser(uint User, uint Group)
{
    private const string Name = "ftagent:";

    /// <summary>Finds it; null when there is none, or when this process could not give it anything.</summary>
    internal static ServiceUser? Find(string passwd)
    {
        if (!Environment.IsPrivilegedProcess)
            return null;
        try
        {
            return File.ReadLines(passwd).Select(Parse).FirstOrDefault(static user => user is not null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Gives it a file, or a directory with everything in it; a link is given, and never what it leads to.</summary>
    internal void Own(string path)
    {
        _ = LibC.ChangeOwner(path, User, Group);
        if (!Directory.Exists(path) || new FileInfo(path).LinkTarget is not null)
            return;
        foreach (var entry in Directory.EnumerateFileSystemEntries(path))
            Own(entry);
    }

    internal static ServiceUser? Parse(string line)
    {
        var parts = line.Split(':');
        return
            line.StartsWith(Name, StringComparison.Ordinal)
            && parts.Length >= 4
            && uint.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            && uint.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            ? new ServiceUser(user, group)
            : null;
    }
}
