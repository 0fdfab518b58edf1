namespace Flowtriq.Server.Contract;

/// <summary>What came of a message sent to see whether it arrives.</summary>
/// <param name="Works">True when the other side took it.</param>
/// <param name="Text">One sentence for a person.</param>
public sealed record SendTest(bool Works, string Text);
