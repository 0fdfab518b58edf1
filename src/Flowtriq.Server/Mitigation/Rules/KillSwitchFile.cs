using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>
/// The file <c>kill-switch</c> in the data directory: while it is there the kill switch is engaged, also when nothing else
/// works. Its text is the reason.
/// </summary>
internal sealed class KillSwitchFile(DataDirectory data)
{
    internal const string Name = "kill-switch";
    private const int LongestReason = 500;

    internal string Path => data.File(Name);

    internal bool IsPresent => System.IO.Path.Exists(Path);

    /// <summary>What the file says; null when it is not there.</summary>
    internal KillSwitchCause? Read()
    {
        if (!IsPresent)
            return null;
        try
        {
            using var reader = new StreamReader(Path);
            var text = new char[LongestReason];
            var length = reader.ReadBlock(text);
            var reason = new string([.. text[..length].Select(static c => char.IsControl(c) ? ' ' : c)]).Trim();
            return Cause(reason.Length > 0 ? reason : "the file gives no reason");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Cause($"the file cannot be read: {e.Message}");
        }
    }

    private KillSwitchCause Cause(string reason) =>
        new("file", new DateTimeOffset(File.GetLastWriteTimeUtc(Path), TimeSpan.Zero), Path, reason);
}
