using System.Threading.Channels;
using Flowtriq.Agent.Events;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using CommandResult = Flowtriq.Protocol.CommandResult;
using Observation = Flowtriq.Core.Incidents.Observation;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Standalone: events as JSON lines on standard output. A writer of its own stands between the loop and the pipe, because a
/// reader that stops reading must not stop detection; what it cannot take beyond 2,000 lines is counted and lost.
/// </summary>
internal sealed class StandardOutputUplink : IUplink
{
    private const int Longest = 2_000;

    private readonly Channel<byte[]> _lines;
    private readonly Stream _output;
    private Task _writing = Task.CompletedTask;
    private ulong _dropped;

    internal StandardOutputUplink(Stream output)
    {
        _output = output;
        _lines = Channel.CreateBounded<byte[]>(
            new BoundedChannelOptions(Longest) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite },
            _ => Interlocked.Increment(ref _dropped)
        );
    }

    public UplinkStatus Status => new(false, _lines.Reader.Count, Interlocked.Read(ref _dropped), null, 0);

    /// <summary>Reports are for the server; standalone has no reader for them.</summary>
    public void Offer(Report report) { }

    /// <summary>For the server too; here <c>ftagent doctor</c> tells it.</summary>
    public void Offer(Diagnosis diagnosis) { }

    public void Offer(Observation observation, DateTimeOffset at) => Write(EventJson.Line(observation));

    public void Offer(AgentNotice notice, DateTimeOffset at) =>
        Write(
            EventJson.Line(json =>
            {
                json.WriteString("type", "notice");
                json.WriteString("kind", notice.Kind);
                json.WriteString("text", notice.Text);
                EventJson.WriteTime(json, "at", at);
            })
        );

    public void Offer(CaptureFile capture) =>
        Write(
            EventJson.Line(json =>
            {
                json.WriteString("type", "capture");
                json.WriteString("id", capture.Id);
                json.WriteString("incident", capture.Observation);
                json.WriteString("path", capture.Path);
                json.WriteNumber("bytes", capture.Length);
                json.WriteNumber("packetsBefore", capture.PacketsBefore);
                json.WriteNumber("packets", capture.PacketsTotal);
                EventJson.WriteTime(json, "onset", capture.Onset);
            })
        );

    public bool TryTake(out ServerFrame frame)
    {
        frame = null!;
        return false;
    }

    public void Offer(CommandResult result) { }

    public void Dispose()
    {
        _lines.Writer.TryComplete();
        // A reader that hangs must not keep the agent from ending.
        _writing.Wait(TimeSpan.FromSeconds(2));
    }

    private void Write(byte[] line)
    {
        _lines.Writer.TryWrite(line);
        // The writer runs only while there is something to write: a quiet agent has one thread.
        if (_writing.IsCompleted)
            _writing = Task.Run(DrainAsync);
    }

    private async Task DrainAsync()
    {
        try
        {
            while (_lines.Reader.TryRead(out var line))
                await _output.WriteAsync(line);
            await _output.FlushAsync();
        }
        catch (IOException)
        {
            while (_lines.Reader.TryRead(out _))
                Interlocked.Increment(ref _dropped); // the reader closed the pipe
        }
    }
}
