namespace Flowtriq.Server.Contract.Analytics;

/// <summary>The month of one node or customer.</summary>
/// <param name="Id">The node's id or the customer's name.</param>
/// <param name="Name">For people.</param>
/// <param name="Pop">The node's point of presence; empty for customers.</param>
/// <param name="InboundBps">95th percentile inbound; null when nothing was measured.</param>
/// <param name="OutboundBps">95th percentile outbound; null for customers, whose outbound traffic is not measured.</param>
/// <param name="BilledBps">The larger of both.</param>
/// <param name="Measured">Share of the month's five-minute means that there are, 0..1.</param>
public sealed record BilledRow(
    string Id,
    string Name,
    string Pop,
    double? InboundBps,
    double? OutboundBps,
    double? BilledBps,
    double Measured
);
