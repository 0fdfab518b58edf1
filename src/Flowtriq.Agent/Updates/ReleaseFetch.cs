using System.Security.Cryptography;
using System.Text;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Updates;

/// <summary>Fetches a signed program from the server, by the one HTTP request that takes, on a thread of its own.</summary>
internal static class ReleaseFetch
{
    private const ulong MostBytes = 64 << 20;
    private const int LongestHead = 8 * 1024;

    /// <summary>The program, when it is the one that was signed.</summary>
    /// <exception cref="IOException">It cannot be had, with the reason.</exception>
    internal static byte[] Run(NodeIdentity identity, Release release)
    {
        if (release.Size is 0 or > MostBytes)
            throw new IOException($"a program of {release.Size} bytes is not taken");
        using var stream = ServerConnection.OpenStream(identity.Server, ServerTrust.Visitor(identity));
        stream.Write(
            Encoding.ASCII.GetBytes(
                $"GET /install/{release.Version}/{release.Architecture}/ftagent HTTP/1.1\r\nHost: flowtriq\r\nConnection: close\r\n\r\n"
            )
        );
        var status = SkipHead(stream);
        if (!status.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
            throw new IOException($"the server does not give it: {status}");
        var program = new byte[release.Size];
        stream.ReadExactly(program);
        if (!SHA256.HashData(program).AsSpan().SequenceEqual(release.Sha256.Span))
            throw new IOException("what the server gave is not the program that was signed");
        return program;
    }

    /// <summary>Reads up to the empty line; returns the first one.</summary>
    private static string SkipHead(Stream stream)
    {
        var head = new StringBuilder();
        while (head.Length < LongestHead && !(head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n"))
        {
            var next = stream.ReadByte();
            if (next < 0)
                break;
            head.Append((char)next);
        }

        return head.ToString().Split("\r\n", 2)[0];
    }
}
