using System.Net.Sockets;
using Flowtriq.Agent.Status;
using Flowtriq.Agent.Tests.Loop;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Tests.Status;

public sealed class StatusEndpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-").FullName;
    private readonly RememberingUplink _said = new(new RecordingUplink());
    private readonly StringWriter _log = new();
    private readonly StatusEndpoint _endpoint;

    public StatusEndpointTests() => _endpoint = Open();

    public void Dispose()
    {
        _endpoint.Dispose();
        _said.Dispose();
        _log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private StatusEndpoint Open() =>
        StatusEndpoint.Open(
            _folder,
            new StatusWriter(_said, "edge-1", TimeProvider.System),
            new LineLog(_log, TimeProvider.System)
        );

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(StatusEndpoint.PathIn(_folder)));
        return socket;
    }

    [Fact]
    public async Task Answers_who_asks_with_one_document()
    {
        _said.Offer(new Report { QueuedEvents = 3 });
        var asking = Task.Run(() => StatusQuery.Ask(_folder));

        for (var tick = 0; !asking.IsCompleted; tick++)
        {
            _endpoint.Serve(TimeSpan.FromSeconds(tick));
            await Task.Yield();
        }

        var answered = Assert.IsType<StatusAnswer.Answered>(await asking);
        Assert.Equal(("edge-1", Environment.ProcessId), (answered.Status.Node, answered.Status.ProcessId));
    }

    [Fact]
    public void Is_for_the_agents_user_alone()
    {
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(StatusEndpoint.PathIn(_folder))
        );
    }

    [Fact]
    public void Lets_a_reader_go_that_does_not_read()
    {
        var report = new Report();
        for (var index = 0; index < 5_000; index++)
            report.Interfaces.Add(
                new InterfaceReport
                {
                    Name = $"eth{index}",
                    Inbound = new DirectionReport(),
                    Outbound = new DirectionReport(),
                }
            );
        _said.Offer(report);
        using var lazy = Connect();

        _endpoint.Serve(TimeSpan.Zero);
        _endpoint.Serve(TimeSpan.FromSeconds(1));
        _endpoint.Serve(TimeSpan.FromSeconds(6));

        var part = new byte[64 * 1024];
        var (whole, count) = (0, 0);
        while ((count = lazy.Receive(part)) > 0)
            whole += count;
        Assert.InRange(whole, 1, 500_000);
    }

    [Fact]
    public void Waits_with_its_answer_until_there_is_a_report()
    {
        using var early = Connect();
        early.ReceiveTimeout = 20;

        _endpoint.Serve(TimeSpan.Zero);

        Assert.Throws<SocketException>(() => early.Receive(new byte[1]));
    }

    [Fact]
    public void Leaves_the_place_to_an_agent_that_answers_there_already()
    {
        using (Open())
            Assert.Contains("another agent", _log.ToString(), StringComparison.Ordinal);

        using var still = Connect();
        Assert.True(still.Connected);
    }

    [Fact]
    public void Takes_the_place_of_one_that_crashed()
    {
        _endpoint.Dispose();
        File.WriteAllText(StatusEndpoint.PathIn(_folder), "");

        using var next = Open();

        using var socket = Connect();
        Assert.True(socket.Connected);
    }

    [Fact]
    public void Says_so_when_no_agent_runs()
    {
        _endpoint.Dispose();

        var silent = Assert.IsType<StatusAnswer.Silent>(StatusQuery.Ask(_folder));

        Assert.Contains("no agent runs here", silent.Reason, StringComparison.Ordinal);
    }
}
