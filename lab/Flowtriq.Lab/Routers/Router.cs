using System.Net;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>A running router: where it is, and how it is asked. It can be ended and come back with its configuration.</summary>
public sealed class Router(
    string name,
    uint asn,
    IPAddress address,
    NetworkNamespace space,
    Func<RunningProcess> start,
    Func<string, Task<string>> ask
) : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);
    private RunningProcess process = start();

    public string Name => name;

    public uint Asn => asn;

    /// <summary>Address at which the speaker reaches it.</summary>
    public IPAddress Address => address;

    public NetworkNamespace Space => space;

    public RunningProcess Process => process;

    /// <summary>A command that a router that is up answers, and how it does; null when it is asked nothing.</summary>
    public (string Command, Predicate<string> Answer)? Ready { get; init; }

    /// <summary>Reads its tables; null for a make whose tables are not read.</summary>
    public Func<Func<string, Task<string>>, Task<RouterTable>>? Tables { get; init; }

    /// <summary>What the router's own command line says.</summary>
    public Task<string> AskAsync(string command) => ask(command);

    /// <summary>Everything it was sent, asked from the router itself.</summary>
    public Task<RouterTable> TableAsync() =>
        Tables is null ? throw new NotSupportedException($"{name}: tables are not read") : Tables(ask);

    /// <summary>Waits until it answers.</summary>
    public async Task StartedAsync()
    {
        if (Ready is var (command, answer))
            await UntilAsync(command, answer, StartLimit);
    }

    /// <summary>Ends the daemon in order and starts it again, as an operator would.</summary>
    public async Task RestartAsync()
    {
        await process.DisposeAsync();
        process = start();
        await StartedAsync();
    }

    /// <summary>Stops it in mid-air: it neither reads nor answers until it is resumed.</summary>
    public Task PauseAsync() => process.SignalAsync("STOP");

    public Task ResumeAsync() => process.SignalAsync("CONT");

    /// <summary>Asks until the answer is as wanted, and returns it; throws with the last answer when it never is.</summary>
    public async Task<string> UntilAsync(string command, Predicate<string> wanted, TimeSpan limit)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask(command);
            if (wanted(answer))
                return answer;
            if (TimeProvider.System.GetElapsedTime(started) > limit || process.HasExited)
            {
                var last = string.Join('\n', process.Lines.TakeLast(20));
                throw new TimeoutException($"{name}: \"{command}\" still says:\n{answer}\nIts log:\n{last}");
            }
            await Task.Delay(Step);
        }
    }

    /// <summary>Reads its tables until they are exactly as expected; throws with the difference when they never are.</summary>
    public async Task HoldsAsync(RouterTable expected, TimeSpan limit)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var table = await TableAsync();
            if (table.Equals(expected))
                return;
            if (TimeProvider.System.GetElapsedTime(started) > limit)
                throw new TimeoutException($"{name} {table.Against(expected)}");
            await Task.Delay(Step);
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
