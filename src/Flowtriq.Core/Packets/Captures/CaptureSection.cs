namespace Flowtriq.Core.Packets.Captures;

/// <summary>What a pcapng section header says of the machine and program that wrote it.</summary>
public sealed record CaptureSection
{
    /// <summary>Hardware, such as "x86_64".</summary>
    public string Hardware { get; init; } = "";

    /// <summary>Operating system, such as "Linux 6.1".</summary>
    public string OperatingSystem { get; init; } = "";

    /// <summary>Program and version.</summary>
    public string Application { get; init; } = "";

    /// <summary>Comments on the section, in order.</summary>
    public string[] Comments { get; init; } = [];
}
