namespace Flowtriq.Server.Captures.Bundles;

/// <summary>One line of the audit log about a capture or the incident's evidence.</summary>
/// <param name="Line">Its number in the log.</param>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
/// <param name="Via">How they came.</param>
/// <param name="Address">From where.</param>
/// <param name="Action">What was asked for.</param>
/// <param name="Object">On what.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="What">What it was, in words.</param>
public sealed record AccessRecord(
    long Line,
    DateTimeOffset At,
    string Person,
    string Via,
    string Address,
    string Action,
    string Object,
    int Status,
    string What
);
