namespace Flowtriq.Agent.Uplink;

/// <summary>How an enrolment ended.</summary>
internal abstract record EnrollmentOutcome
{
    private EnrollmentOutcome() { }

    /// <summary>The node has an identity.</summary>
    internal sealed record Enrolled(string NodeId, string NodeName) : EnrollmentOutcome;

    /// <summary>Nothing was changed; the reason is for the person at the keyboard.</summary>
    internal sealed record Refused(string Reason) : EnrollmentOutcome;
}
