using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>
/// What the program has done for each route, and what it has to do next: withdrawals first. A failed run is tried again
/// after a pause that doubles. Not safe for several threads.
/// </summary>
internal sealed class CommandBook
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    internal bool IsDone(Nlri route) =>
        entries.GetValueOrDefault(route.ToString()) is { Done: not null, Failure: null };

    internal string? FailureOf(Nlri route) => entries.GetValueOrDefault(route.ToString())?.Failure;

    internal string SaidOf(Nlri route) => entries.GetValueOrDefault(route.ToString())?.Said ?? "";

    /// <summary>A run before the last restart announced it; whether it still holds nobody knows.</summary>
    internal void Remembered(string route, string[] withdrawal) =>
        entries[route] = new Entry { Withdrawal = withdrawal };

    /// <summary>Routes announced, or perhaps announced, that are not wanted.</summary>
    internal IEnumerable<string> Unwanted(Dictionary<Nlri, RoutePath> wanted)
    {
        var names = wanted.Keys.Select(static route => route.ToString()).ToHashSet(StringComparer.Ordinal);
        return entries.Where(entry => entry.Value.Withdrawal is not null).Select(static e => e.Key).Except(names);
    }

    /// <summary>What is to be run now.</summary>
    internal IEnumerable<CommandStep> Due(Dictionary<Nlri, RoutePath> wanted, CommandHook hook, DateTimeOffset now)
    {
        foreach (var route in Unwanted(wanted).ToArray())
        {
            if (entries[route] is var entry && entry.Next <= now)
                yield return new CommandStep(route, null, [], entry.Withdrawal!);
        }
        foreach (var gone in entries.Keys.Except(wanted.Keys.Select(static route => route.ToString())).ToArray())
        {
            if (entries[gone].Withdrawal is null)
                entries.Remove(gone);
        }
        foreach (var (route, path) in wanted)
        {
            var name = route.ToString();
            var entry = entries.GetValueOrDefault(name);
            if (entry is not null && (entry.Next > now || (entry.Done == path && entry.Failure is null)))
                continue;
            var withdrawal = CommandArguments.Fill(hook.Withdraw, route, path);
            // Announced in a way that another withdrawal takes back: that one first.
            if (entry?.Withdrawal is { } before && !before.SequenceEqual(withdrawal, StringComparer.Ordinal))
                yield return new CommandStep(name, null, [], before);
            else
                yield return new CommandStep(name, path, CommandArguments.Fill(hook.Announce, route, path), withdrawal);
        }
    }

    /// <summary>Until the next failed run is tried again.</summary>
    internal TimeSpan NextTry(DateTimeOffset now)
    {
        var next = entries.Values.Where(static entry => entry.Failure is not null).Select(static entry => entry.Next);
        var wait = next.DefaultIfEmpty(now + LongestPause).Min() - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    internal void TryFailedNow()
    {
        foreach (var entry in entries.Values)
            entry.Next = default;
    }

    internal void Finished(CommandStep step, CommandResult result, DateTimeOffset now)
    {
        if (!entries.TryGetValue(step.Route, out var entry))
            entries[step.Route] = entry = new Entry();
        if (!step.Announces && result.Ok)
        {
            entries.Remove(step.Route);
            return;
        }
        if (step.Announces)
        {
            // A program that failed may still have done something: what takes it back stays known.
            entry.Withdrawal = step.Withdrawal;
            entry.Done = result.Ok ? step.Path : null;
        }
        entry.Said = result.Text;
        entry.Failure = result.Ok ? null : result.Text;
        entry.Tries = result.Ok ? 0 : entry.Tries + 1;
        var pause = FirstPause * Math.Pow(2, Math.Min(entry.Tries - 1, 10));
        entry.Next = result.Ok ? default : now + (pause < LongestPause ? pause : LongestPause);
    }

    private sealed class Entry
    {
        /// <summary>How it was announced with success.</summary>
        internal RoutePath? Done;

        /// <summary>Arguments that take it back; null when there is nothing to take back.</summary>
        internal string[]? Withdrawal;
        internal string? Failure;
        internal string Said = "";
        internal int Tries;
        internal DateTimeOffset Next;
    }
}
