using System.Net;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Routers;

/// <summary>A running router: where it is, and how it is asked.</summary>
public sealed class Router(
    string name,
    uint asn,
    IPAddress address,
    NetworkNamespace space,
    RunningProcess process,
    Func<string, Task<string>> ask
) : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public string Name => name;

    public uint Asn => asn;

    /// <summary>Address at which the speaker reaches it.</summary>
    public IPAddress Address => address;

    public NetworkNamespace Space => space;

    public RunningProcess Process => process;

    /// <summary>What the router's own command line says.</summary>
    public Task<string> AskAsync(string command) => ask(command);

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

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
