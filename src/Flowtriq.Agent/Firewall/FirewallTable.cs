using System.Collections.Immutable;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Firewall;

/// <summary>The agent's table in the kernel, and what its filters did since they were set. Used by one thread.</summary>
internal sealed class FirewallTable : IDisposable
{
    private readonly string _name;
    private readonly string _marker;
    private readonly TimeProvider _time;
    private readonly FilterBook _book = new();
    private ImmutableArray<string> _devices = [];
    private ImmutableArray<(ulong Packets, ulong Bytes)> _dropped = [];
    private ImmutableArray<FilterEntry> _entries = [];
    private NftContext? _nft;
    private long _readAt;

    internal FirewallTable(string stateDirectory, TimeProvider time)
    {
        _name = FilterTable.NameFor(stateDirectory);
        _marker = Path.Combine(stateDirectory, "firewall.table");
        _time = time;
    }

    /// <summary>What is in force.</summary>
    internal FirewallState State { get; private set; } = FirewallState.Idle;

    /// <summary>True once the kernel answered.</summary>
    internal bool IsUsable { get; private set; }

    /// <summary>True when a run of the agent ended without removing its table.</summary>
    internal bool WasLeftBehind => File.Exists(_marker);

    /// <summary>Takes the table out; returns why it cannot, or null.</summary>
    internal string? Clear()
    {
        if (Open(out var nft) is { } reason)
            return reason;
        if (!nft!.Run(FilterTable.Remove(_name), out var output))
            return output;
        if (WasLeftBehind)
            File.Delete(_marker);
        (_devices, _dropped, _entries) = ([], [], []);
        _book.Forget([]);
        State = FirewallState.Idle;
        Close();
        return null;
    }

    /// <summary>Puts the wish in the table's place; returns why it cannot, or null. What cannot be said in nft's words is left out and told.</summary>
    internal string? Apply(FirewallWish wish)
    {
        if (wish.IsEmpty)
            return Clear();
        if (Open(out var nft) is { } reason)
            return reason;
        if (!_entries.IsEmpty)
            Read();
        var now = _time.GetUtcNow();
        var sayable = wish.Filters.Where(static filter => FilterScript.CanSay(filter.Rule)).ToImmutableArray();
        var entries = sayable
            .Select(filter => new FilterEntry(
                _book.IdOf(filter),
                filter.Rule,
                filter.ByNode,
                Math.Max(1, (long)Math.Ceiling((filter.Expires - now).TotalSeconds))
            ))
            .ToImmutableArray();
        WriteMarker();
        if (!nft!.Run(FilterScript.Write(_name, wish.Devices, wish.Allow, entries), out var output))
            return output;
        _book.Restarted(sayable, now);
        (_devices, _entries) = (wish.Devices, entries);
        _dropped = [.. wish.Devices.Select(static _ => (0UL, 0UL))];
        _readAt = _time.GetTimestamp();
        State = new FirewallState(true, "", _book.Show(), State.Devices);
        var left = wish.Filters.Length - sayable.Length;
        return left == 0 ? null : $"{left} filters cannot be put in nft's words and are left out";
    }

    /// <summary>Reads the counters; returns why it cannot, or null.</summary>
    internal string? Read()
    {
        if (Open(out var nft) is { } reason)
            return reason;
        if (!nft!.Run($"list table netdev {_name}\n", out var output))
            return output;
        if (FilterReadings.Parse(output) is not { } readings)
            return "the kernel's listing cannot be read";
        var seconds = _time.GetElapsedTime(_readAt).TotalSeconds;
        if (seconds <= 0)
            return null;
        _readAt = _time.GetTimestamp();
        _book.Take(readings.Filters, seconds);
        var rates = ImmutableDictionary.CreateBuilder<string, TrafficRate>(StringComparer.Ordinal);
        var totals = ImmutableArray.CreateBuilder<(ulong, ulong)>(_devices.Length);
        for (var index = 0; index < _devices.Length; index++)
        {
            var dropped = readings.Dropped(index);
            rates[_devices[index]] = FilterBook.Rate(dropped, _dropped[index], seconds);
            totals.Add(dropped);
        }

        _dropped = totals.MoveToImmutable();
        State = new FirewallState(true, "", _book.Show(), rates.ToImmutable());
        return null;
    }

    public void Dispose() => Close();

    private string? Open(out NftContext? nft)
    {
        var reason = "";
        nft = _nft ??= NftContext.Open(out reason);
        IsUsable = nft is not null;
        return nft is null ? reason : null;
    }

    // Says before the table is made that there may be one.
    private void WriteMarker()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_marker)!);
        File.WriteAllText(_marker, _name + "\n");
    }

    private void Close()
    {
        _nft?.Dispose();
        _nft = null;
    }
}
