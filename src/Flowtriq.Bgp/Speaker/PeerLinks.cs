using System.Net.Sockets;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Transport;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Speaker;

/// <summary>A peer's TCP connections: made, adopted, fed and closed. At most one buffer per link is on its way.</summary>
internal sealed class PeerLinks(PeerOptions options, TimeProvider time, Action<PeerInput> post) : IDisposable
{
    private readonly CancellationTokenSource connecting = new();
    private readonly Dictionary<int, TcpLink> links = [];
    private long ignoredOnClosed;

    public bool IsEmpty => links.Count == 0;

    public IReadOnlyList<int> Ids => [.. links.Keys];

    /// <summary>Bytes handed to the kernel.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Updates sent from the adj-RIB-out.</summary>
    public long UpdatesSent { get; private set; }

    /// <summary>Updates received and thrown away.</summary>
    public long UpdatesIgnored => ignoredOnClosed + links.Values.Sum(link => link.UpdatesIgnored);

    public TcpLink? Find(int id) => links.GetValueOrDefault(id);

    /// <summary>Something waits to leave on the link.</summary>
    public bool IsBusy(int id) => Find(id) is { } link && (link.IsSending || link.HasUrgent);

    /// <summary>Connects and posts the outcome.</summary>
    public void Connect(int id) => _ = ConnectAsync(id);

    public void Adopt(int id, Socket socket)
    {
        var link = new TcpLink(id, socket, post);
        links[id] = link;
        link.StartReading();
    }

    public void Abandon(int id)
    {
        if (!links.Remove(id, out var link))
            return;
        ignoredOnClosed += link.UpdatesIgnored;
        link.Dispose();
    }

    /// <summary>Sends what waits on every idle link; on the established one also routes.</summary>
    public void Pump(int established, bool fourOctetAs, Func<UpdateMessage?> next)
    {
        foreach (var link in links.Values)
        {
            if (link.IsSending)
                continue;
            var length = link.TakeUrgent(fourOctetAs);
            if (link.Id == established)
                length = Fill(link, length, fourOctetAs, next);
            if (length > 0)
            {
                BytesSent += length;
                link.Send(length, time);
            }
            else if (link.IsClosing)
            {
                link.Finish(time);
            }
        }
    }

    public void CancelConnecting() => connecting.Cancel();

    public void Dispose()
    {
        connecting.Dispose();
        foreach (var link in links.Values)
            link.Dispose();
    }

    private int Fill(TcpLink link, int length, bool fourOctetAs, Func<UpdateMessage?> next)
    {
        while (link.Buffer.Length - length >= MessageHeader.MaxMessage && next() is { } update)
        {
            length += MessageCodec.Encode(update, link.Buffer[length..], fourOctetAs);
            UpdatesSent++;
        }
        return length;
    }

    private async Task ConnectAsync(int id)
    {
        try
        {
            post(new PeerInput.Connected(id, await Connector.ConnectAsync(options, connecting.Token)));
        }
        catch (Exception failed) when (failed is SocketException or OperationCanceledException)
        {
            post(new PeerInput.ConnectFailed(id, $"cannot connect: {failed.Message}"));
        }
    }
}
