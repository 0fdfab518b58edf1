using System.Collections.Immutable;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Telling;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Contract.StatusPages;
using Flowtriq.Server.StatusPages.Stored;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Work that is told on a status page and quiet in alerting at once. Status pages keep it, once; alerting goes by it as by
/// its own maintenance windows. Read again after every change of a page.
/// </summary>
internal sealed class PlannedWork(Database database, AlertSignal signal, TimeProvider time)
{
    private Known? known;

    /// <summary>Pages or their work are different.</summary>
    internal void LookAgain()
    {
        Volatile.Write(ref known, null);
        signal.LookAgain();
    }

    /// <summary>A plan with what is announced as quiet among its windows.</summary>
    internal AlertingPlan AddTo(AlertingPlan plan)
    {
        var windows = Now().Windows;
        return windows.IsEmpty ? plan : plan with { Windows = plan.Windows.AddRange(windows) };
    }

    /// <summary>What is announced as quiet, under way or to come, earliest first.</summary>
    internal AnnouncedWork[] Announced()
    {
        var now = time.GetUtcNow();
        return
        [
            .. Now()
                .Works.Where(work => work.Ends > now)
                .Select(work => work with { Open = work.Starts <= now })
                .OrderBy(static work => work.Starts),
        ];
    }

    private Known Now()
    {
        if (Volatile.Read(ref known) is { } all)
            return all;
        using var reading = Reading.Begin(database);
        var found = (
            from page in PageStore.All(reading.Snapshot)
            from work in MaintenanceStore.Of(reading.Snapshot, page.Number, time.GetUtcNow())
            where work.Quiet
            select (page, work)
        ).ToList();
        all = new Known(
            [.. found.Select(static one => Work(one.page, one.work))],
            [.. found.SelectMany(static one => Windows(one.page, one.work))]
        );
        Volatile.Write(ref known, all);
        return all;
    }

    private static AnnouncedWork Work(PageRow page, StatusMaintenanceView work) =>
        new(
            work.Number,
            page.Number,
            page.Body.Name,
            work.Title,
            work.Starts,
            work.Ends,
            page.NamesOf(work.Components),
            Open: false
        );

    /// <summary>One for each component: an incident inside any of them is meant. One that stands for nothing means nothing.</summary>
    private static IEnumerable<MaintenanceWindow> Windows(PageRow page, StatusMaintenanceView work) =>
        page
            .Body.Components.Where(c => c.Members.Count > 0 && work.Components.Contains(c.Key))
            .Select(c => new MaintenanceWindow(work.Number, work.Title, Scope(c), work.Starts, work.Ends, null));

    private static AlertMatch Scope(StatusComponentBody component) =>
        component.Scope switch
        {
            ComponentScope.Node => new AlertMatch { Nodes = [.. component.Members.Select(static n => new NodeId(n))] },
            ComponentScope.Pop => new AlertMatch { Pops = [.. component.Members] },
            ComponentScope.Customer => new AlertMatch { Customers = [.. component.Members] },
        };

    private sealed record Known(ImmutableArray<AnnouncedWork> Works, ImmutableArray<MaintenanceWindow> Windows);
}
