using System.Net.Sockets;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Transport;

/// <summary>
/// One TCP connection to a router: reads messages and posts them to its owner, sends one buffer at a time. Inbound routes
/// are counted and thrown away undecoded: this speaker takes none.
/// </summary>
internal sealed class TcpLink(int id, Socket socket, Action<PeerInput> post) : IDisposable
{
    private const int ReceiveBuffer = 64 * 1024;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FinishTime = TimeSpan.FromSeconds(1);
    private readonly Queue<BgpMessage> urgent = [];
    private readonly byte[] outgoing = new byte[64 * 1024];
    private int heardPending;
    private bool isFinishing;
    private long updatesIgnored;

    public int Id { get; } = id;

    /// <summary>The one outstanding send has not finished: the router or the path is slower than we are.</summary>
    public bool IsSending { get; private set; }

    /// <summary>Close as soon as everything queued has left.</summary>
    public bool IsClosing { get; set; }

    public bool HasUrgent => urgent.Count > 0;

    public long UpdatesIgnored => Interlocked.Read(ref updatesIgnored);

    public Span<byte> Buffer => outgoing;

    public void Enqueue(BgpMessage message) => urgent.Enqueue(message);

    /// <summary>Moves queued messages into the buffer, as many as fit, and returns the bytes.</summary>
    public int TakeUrgent(bool fourOctetAs)
    {
        var length = 0;
        while (outgoing.Length - length >= MessageHeader.MaxMessage && urgent.TryDequeue(out var message))
            length += MessageCodec.Encode(message, outgoing.AsSpan(length), fourOctetAs);
        return length;
    }

    /// <summary>Sends the first bytes of the buffer and posts when done.</summary>
    public void Send(int length, TimeProvider time)
    {
        IsSending = true;
        _ = SendAsync(length, time);
    }

    public void Sent() => IsSending = false;

    /// <summary>
    /// Says that nothing more comes and gives the router a second to read and close: closing at once could reset the
    /// connection and take a farewell with it.
    /// </summary>
    public void Finish(TimeProvider time)
    {
        if (isFinishing)
            return;
        isFinishing = true;
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // Already gone; the reading side reports it.
        }
        _ = ExpireAsync(time);
    }

    public void StartReading() => _ = ReadAsync();

    /// <summary>Called by the owner when it handles a "heard" input, so that the next one is posted again.</summary>
    public void AcknowledgeHeard() => Interlocked.Exchange(ref heardPending, 0);

    public void Dispose() => socket.Dispose();

    private async Task SendAsync(int length, TimeProvider time)
    {
        try
        {
            using var limit = new CancellationTokenSource(SendTimeout, time);
            for (var sent = 0; sent < length; )
                sent += await socket.SendAsync(outgoing.AsMemory(sent, length - sent), SocketFlags.None, limit.Token);
            post(new PeerInput.SendDone(Id));
        }
        catch (OperationCanceledException)
        {
            post(new PeerInput.Closed(Id, "the router did not take data for a minute (RFC 9687)"));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            post(new PeerInput.Closed(Id, $"sending failed: {broken.Message}"));
        }
    }

    private async Task ExpireAsync(TimeProvider time)
    {
        await Task.Delay(FinishTime, time);
        post(new PeerInput.Closed(Id, "the router did not close"));
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[ReceiveBuffer];
        var filled = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None);
                if (read == 0)
                {
                    post(new PeerInput.Closed(Id, "the router closed the connection"));
                    return;
                }
                filled += read;
                var used = Parse(buffer.AsSpan(0, filled), out var fault);
                if (fault != WireFault.None)
                {
                    post(new PeerInput.Malformed(Id, fault));
                    return;
                }
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            post(new PeerInput.Closed(Id, $"connection lost: {broken.Message}"));
        }
    }

    private int Parse(ReadOnlySpan<byte> bytes, out WireFault fault)
    {
        fault = WireFault.None;
        var used = 0;
        while (bytes.Length - used >= MessageHeader.Size)
        {
            if (!MessageHeader.TryRead(bytes[used..], out var header, out fault))
                return used;
            if (bytes.Length - used < header.Length)
                return used;
            if (header.Type == MessageType.Update)
            {
                Interlocked.Increment(ref updatesIgnored);
                if (Interlocked.Exchange(ref heardPending, 1) == 0)
                    post(new PeerInput.Heard(Id));
            }
            else
            {
                fault = MessageCodec.TryDecode(bytes.Slice(used, header.Length), fourOctetAs: true, out var message);
                if (fault != WireFault.None)
                    return used;
                post(new PeerInput.Message(Id, message!));
            }
            used += header.Length;
        }
        return used;
    }
}
