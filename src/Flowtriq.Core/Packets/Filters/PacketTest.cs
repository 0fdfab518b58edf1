using Flowtriq.Core.Packets.Dissection;

namespace Flowtriq.Core.Packets.Filters;

/// <summary>One condition of a filter.</summary>
internal delegate bool PacketTest(in PacketHeader header, in PacketSummary summary, bool isBeforeOnset);
