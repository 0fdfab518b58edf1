using System.IO.Pipes;
using System.Runtime.InteropServices;
using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Tests.Uplink;

public sealed class UplinkBellTests : IDisposable
{
    private static readonly TimeSpan Ever = TimeSpan.FromMinutes(10);
    private readonly UplinkBell bell = new();

    public void Dispose() => bell.Dispose();

    [Fact]
    public async Task Rings_before_a_wait_end_that_one_and_no_other()
    {
        bell.Ring();
        bell.Ring();
        await EndsAsync(WaitAsync());
        var next = WaitAsync();
        Assert.NotSame(next, await Task.WhenAny(next, Task.Delay(50)));
        bell.Ring();
        await EndsAsync(next);
    }

    [Fact]
    public async Task A_ring_ends_a_wait_on_a_connection_that_says_nothing()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        var waiting = WaitAsync(server.ClientSafePipeHandle);
        bell.Ring();
        await EndsAsync(waiting);
    }

    [Fact]
    public async Task What_arrives_ends_a_wait()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        var waiting = WaitAsync(server.ClientSafePipeHandle);
        server.WriteByte(1);
        await EndsAsync(waiting);
    }

    [Fact]
    public async Task The_end_of_a_connection_ends_a_wait()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        var waiting = WaitAsync(server.ClientSafePipeHandle);
        server.SafePipeHandle.Dispose();
        await EndsAsync(waiting);
    }

    [Fact]
    public void Time_ends_a_wait() => bell.Wait(TimeSpan.FromMilliseconds(1));

    private Task WaitAsync(SafeHandle? connection = null) => Task.Run(() => bell.Wait(Ever, connection));

    private static Task EndsAsync(Task waiting) => waiting.WaitAsync(TimeSpan.FromSeconds(30));
}
