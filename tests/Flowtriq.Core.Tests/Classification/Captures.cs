using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;

namespace Flowtriq.Core.Tests.Classification;

/// <summary>The collection of real captures beside the repository; tests skip when it is not there.</summary>
internal static class Captures
{
    internal delegate void PacketAction(in PacketHeader header, ReadOnlySpan<byte> frame, long nanoseconds);

    internal static string Directory()
    {
        var directory = Environment.GetEnvironmentVariable("FLOWTRIQ_CAPTURES") ?? BesideTheRepository();
        if (directory is null || !System.IO.Directory.Exists(directory))
            Assert.Skip("no captures");
        return directory;
    }

    internal static void Read(string path, PacketAction action)
    {
        Assert.True(CaptureReader.TryOpen(File.ReadAllBytes(path), out var reader, out var error), error);
        while (reader.TryRead(out var packet))
        {
            if (PacketParser.TryParse(packet.Data.Span, packet.Link, packet.WireLength, out var header, out _))
                action(header, packet.Data.Span, packet.Nanoseconds);
        }
    }

    private static string? BesideTheRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Flowtriq.slnx")))
                return Path.Combine(folder.Parent?.FullName ?? "", "shared", "captures");
        }

        return null;
    }
}
