package main

import "github.com/spf13/cobra"

func (a *app) searchCommand() *cobra.Command { return &cobra.Command{Use: "search", Hidden: true} }
