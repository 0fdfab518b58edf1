using Flowtriq.Core.Packets;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Reports.Gathering;

/// <summary>The local table of autonomous systems, when one is configured; read anew when the file is another one.</summary>
internal sealed class AsTable(ServerOptions options, ILogger<AsTable> log)
{
    // Guards what was read.
    private readonly Lock reading = new();
    private PrefixTable<AsEntry>? table;
    private DateTime written;

    /// <summary>The system of an address; null when there is no table or nothing in it.</summary>
    internal AsEntry? Find(IpAddress address) =>
        Current() is { } current && current.TryFind(address, out var entry) ? entry : null;

    private PrefixTable<AsEntry>? Current()
    {
        if (options.AsTable is not { } path)
            return null;
        lock (reading)
        {
            try
            {
                var now = File.GetLastWriteTimeUtc(path);
                if (table is null || now != written)
                    (table, written) = (AsTableReader.Read(File.ReadLines(path)), now);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The last table that could be read is better than none.
                ReportsLog.NoTable(log, path, e.Message);
            }

            return table;
        }
    }
}
