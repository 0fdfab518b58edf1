using System.Net;
using System.Net.Sockets;

namespace Flowtriq.Scenarios.EndToEnd.Faults;

/// <summary>
/// The way from an agent to its server, with somebody on it: passes what both say, or changes, repeats or answers it himself. Ports come
/// from the kernel.
/// </summary>
internal sealed class FaultyWay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Any, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int server;
    private readonly Task accepting;
    private readonly List<Socket> open = [];
    private volatile Func<NetworkStream, Task>? instead;
    private volatile bool garble;
    private byte[] said = [];

    /// <param name="server">The server's port on this machine.</param>
    internal FaultyWay(int server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>All that the agent said on its latest connection, as it went over the wire.</summary>
    internal byte[] Said
    {
        get
        {
            lock (open)
                return said;
        }
    }

    /// <summary>Ends what stands; connections from now on are answered so, or passed on again when null.</summary>
    internal void Answer(Func<NetworkStream, Task>? with)
    {
        instead = with;
        lock (open)
        {
            foreach (var socket in open)
                socket.Dispose();
            open.Clear();
        }
    }

    /// <summary>Changes the next bytes from the server.</summary>
    internal void Garble() => garble = true;

    /// <summary>True once they were changed.</summary>
    internal bool Garbled => !garble;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        Answer(null);
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var handled = new List<Task>();
        try
        {
            while (true)
                handled.Add(HandleAsync(await listener.AcceptSocketAsync(stopping.Token)));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(handled);
        }
    }

    private async Task HandleAsync(Socket agent)
    {
        try
        {
            Keep(agent);
            await using var near = new NetworkStream(agent, ownsSocket: true);
            if (instead is { } answer)
            {
                await answer(near);
                return;
            }

            var onward = new Socket(SocketType.Stream, ProtocolType.Tcp);
            Keep(onward);
            await onward.ConnectAsync(IPAddress.Loopback, server, stopping.Token);
            await using var far = new NetworkStream(onward, ownsSocket: true);
            lock (open)
                said = [];
            await Task.WhenAny(PassAsync(near, far, Note), PassAsync(far, near, Change));
        }
        catch (Exception over)
            when (over is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two hung up, or the test did.
        }
        finally
        {
            agent.Dispose();
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, Action<Memory<byte>> look)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, stopping.Token) is > 0 and var read)
            {
                look(buffer.AsMemory(0, read));
                await to.WriteAsync(buffer.AsMemory(0, read), stopping.Token);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The same.
        }
    }

    private void Keep(Socket socket)
    {
        lock (open)
            open.Add(socket);
    }

    private void Note(Memory<byte> bytes)
    {
        lock (open)
            said = [.. said, .. bytes.Span];
    }

    private void Change(Memory<byte> bytes)
    {
        if (!garble)
            return;
        garble = false;
        bytes.Span[^1] ^= 0x40;
    }
}
