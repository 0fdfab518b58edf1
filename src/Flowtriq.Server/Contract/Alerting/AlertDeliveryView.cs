using Flowtriq.Core.Alerting;

namespace Flowtriq.Server.Contract.Alerting;

/// <summary>One thing told to one recipient.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What is told.</param>
/// <param name="To">Who is told.</param>
/// <param name="Step">Step of the escalation; 0 for what everybody is told who knows of it.</param>
/// <param name="State">Where it is.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Requested">When it was decided.</param>
/// <param name="Settled">When it was delivered or given up; absent while it is due.</param>
/// <param name="Detail">What the recipient's service said last.</param>
public sealed record AlertDeliveryView(
    long Number,
    NotificationKind Kind,
    string To,
    int Step,
    AlertDeliveryState State,
    int Attempts,
    DateTimeOffset Requested,
    DateTimeOffset? Settled,
    string Detail
);
