namespace Flowtriq.Core.Packets.Filters;

/// <summary>One word, sign or quoted text of a filter.</summary>
/// <param name="Text">Without quotes.</param>
/// <param name="IsQuoted">True when it was in quotes and so is never a keyword.</param>
/// <param name="Position">First character, counted from 1 as people do.</param>
internal readonly record struct FilterToken(string Text, bool IsQuoted, int Position)
{
    public bool Is(string word) => !IsQuoted && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
