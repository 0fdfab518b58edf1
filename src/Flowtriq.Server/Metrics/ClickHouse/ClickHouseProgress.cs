using System.Globalization;

namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>
/// How far the roll-ups are, and which minutes and hours wait for theirs. Kept in memory and found again from the tables at
/// start, with what may not have been finished then done once more.
/// </summary>
/// <remarks>Until <see cref="RolledTo"/> readers read the sums, from there on the seconds: nothing counts twice, nothing is missed.</remarks>
internal sealed class ClickHouseProgress(TimeProvider time)
{
    /// <summary>Done again after a start, in seconds: longer than samples wait for a store that is away.</summary>
    private const int Again = 3600;

    // Guards all below: the writer adds, the keeper takes, readers look.
    private readonly Lock moving = new();
    private readonly SortedSet<long> minutes = [];
    private readonly SortedSet<long> hours = [];
    private long rolledTo;
    private long hoursTo;
    private long version;

    /// <summary>Minutes before this are in the tables of ten seconds and minutes.</summary>
    internal long RolledTo
    {
        get
        {
            lock (moving)
                return rolledTo;
        }
    }

    /// <summary>Hours before this are in the table of hours.</summary>
    internal long HoursTo
    {
        get
        {
            lock (moving)
                return hoursTo;
        }
    }

    /// <summary>Larger than any before it: of two rows of one key the larger one is the later.</summary>
    internal long NextVersion()
    {
        lock (moving)
            return version = Math.Max(version + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Finds out from the tables.</summary>
    internal async Task LoadAsync(ClickHouseHttp http, CancellationToken cancel)
    {
        var minute = await LargestAsync(http, ClickHouseTables.Minute, cancel);
        var hour = await LargestAsync(http, ClickHouseTables.Hour, cancel);
        var rolled = minute == 0 ? 0 : minute + 60 - Again;
        var summed = hour == 0 ? 0 : Math.Min(hour + 3600 - Again, rolled / 3600 * 3600);
        var waiting = await StepsAsync(
            http,
            60,
            ClickHouseTables.Second,
            $"slot >= {rolled / ClickHouseTables.Slot} AND t >= {rolled}",
            cancel
        );
        var unsummed = await StepsAsync(http, 3600, ClickHouseTables.Minute, $"t >= {summed}", cancel);
        lock (moving)
        {
            (rolledTo, hoursTo) = (rolled, summed);
            minutes.UnionWith(waiting);
            hours.UnionWith(unsummed);
        }
    }

    /// <summary>These seconds were written.</summary>
    internal void Wrote(IEnumerable<long> seconds)
    {
        lock (moving)
        {
            foreach (var second in seconds)
                minutes.Add(second / 60 * 60);
        }
    }

    /// <summary>The oldest minute that is over; null when none waits.</summary>
    internal long? DueMinute(long now)
    {
        lock (moving)
            return minutes.Count > 0 && minutes.Min + 60 + ISampleStore.Grace <= now ? minutes.Min : null;
    }

    /// <summary>The oldest hour that is over and whose minutes are all there; null when none waits.</summary>
    internal long? DueHour(long now)
    {
        lock (moving)
        {
            return
                hours.Count > 0
                && hours.Min + 3600 + ISampleStore.Grace <= now
                && (minutes.Count == 0 || minutes.Min >= hours.Min + 3600)
                ? hours.Min
                : null;
        }
    }

    /// <summary>The seconds before this may be dropped as far as roll-ups go.</summary>
    internal long OldestMinute
    {
        get
        {
            lock (moving)
                return minutes.Count > 0 ? minutes.Min : long.MaxValue;
        }
    }

    /// <summary>The minutes before this may be dropped as far as roll-ups go.</summary>
    internal long OldestHour
    {
        get
        {
            lock (moving)
                return hours.Count > 0 ? hours.Min : long.MaxValue;
        }
    }

    /// <summary>This minute is being rolled up: what is written into it from here on makes it wait anew.</summary>
    internal void BeginMinute(long minute)
    {
        lock (moving)
            minutes.Remove(minute);
    }

    internal void RolledMinute(long minute)
    {
        lock (moving)
        {
            hours.Add(minute / 3600 * 3600);
            rolledTo = Math.Max(rolledTo, minute + 60);
        }
    }

    internal void RolledHour(long hour)
    {
        lock (moving)
        {
            hours.Remove(hour);
            hoursTo = Math.Max(hoursTo, hour + 3600);
        }
    }

    private static async Task<long> LargestAsync(ClickHouseHttp http, string table, CancellationToken cancel) =>
        long.Parse((await http.RunAsync($"SELECT max(t) FROM {table}", cancel)).Trim(), CultureInfo.InvariantCulture);

    private static async Task<List<long>> StepsAsync(
        ClickHouseHttp http,
        int step,
        string table,
        string where,
        CancellationToken cancel
    )
    {
        var answer = await http.RunAsync(
            $"SELECT DISTINCT intDiv(t, {step}) * {step} FROM {table} WHERE {where} FORMAT TabSeparated",
            cancel
        );
        return [.. ClickHouseText.Rows(answer).Select(static r => long.Parse(r[0], CultureInfo.InvariantCulture))];
    }
}
