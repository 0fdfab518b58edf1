namespace Flowtriq.Server.Contract.Reports;

/// <summary>What a report is for; the names are stored.</summary>
public enum ReportKind
{
    /// <summary>One incident in plain words, for the customer.</summary>
    Incident,

    /// <summary>One incident with its evidence, for law enforcement.</summary>
    Evidence,

    /// <summary>A customer's period against what was promised.</summary>
    Sla,

    /// <summary>A period of the whole network, for management.</summary>
    Month,

    /// <summary>Draft of the NIS2 early warning, due 24 hours after an incident became known.</summary>
    EarlyWarning,

    /// <summary>Draft of the NIS2 incident notification, due after 72 hours.</summary>
    Notification,

    /// <summary>Draft of the NIS2 final report, due a month after the notification.</summary>
    FinalReport,
}
