using System.Security.Cryptography;
using Flowtriq.Agent.State;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets.Captures;

namespace Flowtriq.Agent.Capture;

/// <summary>
/// At start: saves what a killed agent had captured. pcapng only grows at its end, so an unfinished file is whole up to its last
/// complete block; it is cut there, gets its final name, and goes to the server when its attack is still known.
/// </summary>
internal sealed class CaptureSalvage(CaptureStore store, LineLog log)
{
    /// <summary>Call it once, before the first capture of this process.</summary>
    internal void Run(AgentState? saved, IUplink uplink)
    {
        foreach (var unfinished in store.Unfinished())
        {
            try
            {
                if (Finish(unfinished, saved?.Open ?? []) is { } capture)
                    uplink.Offer(capture);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                log.Warn("unfinished capture left as it is", ("path", unfinished), ("reason", failed.Message));
            }
        }
    }

    private CaptureFile? Finish(string unfinished, IReadOnlyList<Observation> open)
    {
        var owner = open.FirstOrDefault(one => one.Capture is { } id && CaptureStore.IsOf(unfinished, id));
        if (!TryMeasure(unfinished, owner?.Onset, out var length, out var before, out var total))
        {
            File.Delete(unfinished);
            return null;
        }

        using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.Write))
            file.SetLength(length);
        var path = CaptureStore.FinalName(unfinished);
        File.Move(unfinished, path, overwrite: true);
        log.Info("salvaged an unfinished capture", ("path", path), ("packets", total));
        return owner is { Capture: { } capture, Onset: var onset }
            ? new CaptureFile(capture, owner.Id, path, length, before, total, HashOf(path), onset)
            : null;
    }

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    // False when not one packet is whole.
    private static bool TryMeasure(string path, DateTimeOffset? onset, out long length, out int before, out int total)
    {
        (length, before, total) = (0, 0, 0);
        if (!CaptureReader.TryOpen(File.ReadAllBytes(path), out var reader, out _))
            return false;
        var begins = onset is { } at ? (at - DateTimeOffset.UnixEpoch).Ticks * 100 : long.MinValue;
        for (; reader.TryRead(out var packet); total++)
        {
            if (packet.Nanoseconds < begins)
                before++;
        }

        length = reader.Position;
        return total > 0;
    }
}
